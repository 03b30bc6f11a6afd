#compdef comity
# Completions of comity for zsh. To have them in every new shell, below compinit:
#   echo 'source <(comity completion zsh)' >>~/.zshrc
# What was typed loses its quotation marks here and is handed over word by word:
# nothing of it is run before it is sent off.

_comity() {
	local program=${${(Q)words[1]}/#\~\//$HOME/} line flag=''
	local -a lines choices quiet
	lines=("${(@f)$("$program" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
	local -i directive=${${lines[-1]}#:}
	if [[ $PREFIX == --*=* ]]; then
		compset -P '*='
	fi
	if ((directive & 16)); then # a folder
		_files -/
		return
	fi
	if ((directive == 0)); then # a file
		_files
		return
	fi
	for line in "${(@)lines[1,-2]}"; do
		line=${${line//\\/\\\\}//:/\\:}
		choices+=("${line/$'\t'/:}")
	done
	((directive & 2)) && quiet=(-S '')
	_describe -V 'comity' choices "${quiet[@]}"
}

if [[ $funcstack[1] == _comity ]]; then # found by compinit in its folders
	_comity "$@"
else
	compdef _comity comity
fi
