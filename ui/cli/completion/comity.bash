# Completions of comity for bash. To have them in every new shell:
#   echo 'source <(comity completion bash)' >>~/.bashrc
# What was typed is taken apart here and handed over word by word: nothing of
# it is run before it is sent off.

_comity() {
	local line=${COMP_LINE:0:COMP_POINT} words=() word='' begun='' quote='' file='' stem=0 i c
	for ((i = 0; i < ${#line}; i++)); do
		c=${line:i:1}
		if [[ -n $quote && $c == "$quote" ]]; then
			quote=''
		elif [[ $quote == "'" ]]; then
			word+=$c
		elif [[ $c == \\ ]]; then
			((i++))
			c=${line:i:1}
			[[ $quote == '"' && $c != [\"\\\$\`] ]] && word+=\\
			word+=$c begun=1
		elif [[ -n $quote ]]; then
			word+=$c
		elif [[ $c == [\'\"] ]]; then
			quote=$c begun=1 stem=${#word}
		elif [[ $c == [[:blank:]] ]]; then
			[[ -n $begun && -z $file ]] && words+=("$word")
			[[ -n $begun ]] && file=''
			word='' begun='' stem=0
		elif [[ $c == [\<\>] ]]; then # what follows is a file
			file=1 word='' begun='' stem=0
		else
			word+=$c begun=1
			# Where readline breaks a word it replaces only what comes behind.
			[[ $c == [:=] && $COMP_WORDBREAKS == *"$c"* ]] && stem=${#word}
		fi
	done
	COMPREPLY=()
	if [[ -n $file ]]; then
		compopt -o filenames 2>/dev/null
		while IFS= read -r c; do COMPREPLY+=("$c"); done < <(compgen -f -- "$word")
		return
	fi
	words+=("$word")

	local program=${words[0]/#\~\//$HOME/} out directive tab=$'\t'
	out=$("$program" __complete "${words[@]:1}" 2>/dev/null) || return
	directive=${out##*:}
	out=${out%:*}
	if ((directive & 16)); then # a folder
		compopt -o filenames 2>/dev/null
		while IFS= read -r c; do COMPREPLY+=("$c"); done < <(compgen -d -- "${word:stem}")
		return
	fi

	if ((directive == 0)); then # a file
		compopt -o filenames 2>/dev/null
		while IFS= read -r c; do COMPREPLY+=("$c"); done < <(compgen -f -- "${word:stem}")
		return
	fi

	local flag='' found=() about=() longest=0
	[[ $word == --*=* ]] && flag=${word%%=*}=
	while IFS= read -r line; do
		c=$flag${line%%"$tab"*}
		[[ -n $line && $c == "$word"* ]] || continue
		c=${c:stem}
		case $quote in
		"'") c=${c//\'/\'\\\'\'} ;;
		'"') c=${c//\\/\\\\} c=${c//\"/\\\"} c=${c//\$/\\\$} c=${c//\`/\\\`} ;;
		*) printf -v c %q "$c" ;;
		esac
		found+=("$c")
		((${#c} > longest)) && longest=${#c}
		[[ $line == *"$tab"* ]] && about+=("${line#*"$tab"}") || about+=('')
	done <<<"$out"
	((directive & 2)) && compopt -o nospace 2>/dev/null
	if ((${#found[@]} < 2)) || [[ $COMP_TYPE == 37 || $COMP_TYPE == 42 ]]; then # to be put in as it is
		COMPREPLY=("${found[@]}")
		return
	fi
	# What the words begin with together is put in; the rest is for reading.
	local room=$((${COLUMNS:-80} - longest - 4))
	for i in "${!found[@]}"; do
		c=${about[i]}
		((${#c} > room)) && c=${c:0:room-1}…
		if [[ -n $c ]] && ((room > 8)); then
			printf -v c "%-${longest}s  (%s)" "${found[i]}" "$c"
		else
			c=${found[i]}
		fi
		COMPREPLY+=("$c")
	done
}

complete -o nosort -F _comity comity 2>/dev/null || complete -F _comity comity
