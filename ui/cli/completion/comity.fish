# Completions of comity for fish. To have them in every new shell:
#   comity completion fish >~/.config/fish/completions/comity.fish
# What was typed loses its quotation marks here and is handed over word by word:
# nothing of it is run before it is sent off.

function __comity_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string collect)
    if string match -qr '^["\']' -- $typed
        set typed (string sub -s 2 -- $typed | string collect)
    else
        set -l plain (string unescape -- $typed)
        and set typed $plain
    end
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -l lines ($program __complete $words[2..-1] "$typed" 2>/dev/null)
    or return
    set -l directive (string sub -s 2 -- $lines[-1])
    if test (math "floor($directive / 16) % 2") -eq 1 # a folder
        __fish_complete_directories "$typed"
        return
    end
    if test $directive -eq 0 # a file
        __fish_complete_path "$typed"
        return
    end
    set -l flag (string match -r -- '^--[^=]*=' $typed)
    for line in $lines[1..-2]
        echo -- "$flag$line"
    end
end

complete -c comity -e
complete -c comity -f -k -a '(__comity_complete)'
