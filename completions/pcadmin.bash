# bash completion for pcadmin. What can come next is asked from the program itself.
#
# bash breaks words at = : @ and others and leaves quotes in them; so the line is read here once more, up to the
# cursor, and only what stands behind the last break is answered.

_pcadmin() {
  local line=${COMP_LINE:0:COMP_POINT} breaks=${COMP_WORDBREAKS//[\"\' $'\t\n']/}
  [[ $line == "$1"* && -n ${BASH_ALIASES[$1]-} ]] && line=${BASH_ALIASES[$1]}${line#"$1"}
  # Of the word being read: whether it has begun, is where a redirection goes, and how much of it stays as it is.
  local -a words=()
  local word= quote= started= target= kept=0 outside=0 index character
  for ((index = 0; index < ${#line}; index++)); do
    character=${line:index:1}
    case $quote$character in
      [\'\"]) quote=$character started=1 outside=$kept kept=${#word} ;;
      "''" | '""') quote= kept=$outside ;;
      \\ | '"\')
        [[ -n $quote && ${line:index+1:1} != ['"\`$'] ]] && word+=\\
        ((++index))
        word+=${line:index:1} started=1
        ;;
      [[:blank:]\|\<\>])
        # The number before a redirection isn't one of the command's words, and neither is what follows.
        [[ $character == [\<\>] && $word != *[!0-9]* ]] && started=
        [[ -n $started && -z $target ]] && words+=("$word")
        [[ -n $started ]] && target=
        [[ $character == [\<\>] ]] && target=1
        word= started= kept=0
        ;;
      *)
        word+=$character started=1
        if [[ -z $quote && $breaks == *"$character"* ]]; then
          kept=${#word}
          # To bash, a host's name begins with its @.
          [[ $character == @ ]] && ((kept--))
        fi
        ;;
    esac
  done
  COMPREPLY=()
  [[ -n $target ]] && compopt -o default && return

  # In an alias, variables may stand before the program. No word is expanded yet.
  while [[ ${#words[@]} -gt 1 && ${words[0]} == *=* ]]; do words=("${words[@]:1}"); done
  local name
  for index in "${!words[@]}"; do
    [[ ${words[index]} == @(\~|\$+([A-Za-z0-9_]))/* ]] || continue
    name=${words[index]%%/*} name=${name#[\~\$]} name=${name:-HOME}
    words[index]=${!name-}/${words[index]#*/}
  done
  # A function that calls it, for one, isn't asked.
  type -P -- "${words[0]}" >/dev/null || words[0]=pcadmin

  local -a lines
  mapfile -t lines < <(command -- "${words[0]}" __complete "${words[@]:1}" "$word" 2>/dev/null)
  [[ ${lines[*]: -1} == :+([0-9]) ]] || return
  local directive=${lines[-1]#:} file=${word#--*=} value room=$((COLUMNS > 20 ? COLUMNS - 1 : 79)) bytes excess
  unset 'lines[-1]'
  ((directive & 1)) && return
  ((directive & 2)) && compopt -o nospace
  if ((!(directive & 4) && ${#lines[@]} == 0)); then
    ((kept <= ${#word} - ${#file})) && compopt -o default && return
    # The name has a break in it, where bash would begin another.
    printf -v value %q "$file"
    mapfile -t lines < <(compgen -P "${word%"$file"}" -S $'\t' -G "$value*")
  fi

  for line in "${lines[@]}"; do
    value=${line%%$'\t'*} value=${value:kept}
    # Listed, not inserted: then there is room for what each one is.
    if [[ $COMP_TYPE == 63 && ${#lines[@]} -gt 1 ]]; then
      line=${line#*$'\t'} value+=${line:+  -- ${line:0:room}}
      # %n counts bytes: what takes three or four of them is mostly two columns wide.
      while printf -v line '%s%n' "$value" bytes && ((excess = (bytes + ${#value}) / 2 - room, excess > 0)); do
        value=${value:0:${#value} - (excess + 1) / 2 - 1}…
      done
    else
      case $quote in
        "'") value=${value//\'/\'\\\'\'} ;;
        '"')
          for character in \\ \" \$ \`; do value=${value//"$character"/\\"$character"}; done
          value=${value//!/\"\'!\'\"}
          ;;
        *) printf -v value %q "$value" && value=${value//\\,/,} ;;
      esac
    fi
    COMPREPLY+=("$value")
  done
}

complete -F _pcadmin pcadmin
