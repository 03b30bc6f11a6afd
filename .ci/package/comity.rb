class Comity < Formula
  desc "Explorer of the framework of responsible State behaviour in cyberspace"
  homepage "${HOMEPAGE}"
  version "${VERSION}"
  license all_of: ["MIT", "CC-BY-4.0"]

  on_macos do
    on_arm do
      url "${files}_darwin_arm64.tar.gz"
      sha256 "$(sha darwin_arm64.tar.gz)"
    end
    on_intel do
      url "${files}_darwin_amd64.tar.gz"
      sha256 "$(sha darwin_amd64.tar.gz)"
    end
  end

  on_linux do
    on_arm do
      url "${files}_linux_arm64.tar.gz"
      sha256 "$(sha linux_arm64.tar.gz)"
    end
    on_intel do
      url "${files}_linux_amd64.tar.gz"
      sha256 "$(sha linux_amd64.tar.gz)"
    end
  end

  def install
    bin.install "comity"
    man1.install "comity.1.gz"
    bash_completion.install "comity.bash" => "comity"
    zsh_completion.install "_comity"
    fish_completion.install "comity.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/comity --version")
  end
end
