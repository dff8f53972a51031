# bash completion for pcadmin. What can come next is asked from the program itself.
#
# bash breaks words at = : @ and others and leaves quotes in them; so the line is read here once more, up to the
# cursor, and only what stands behind the last break is answered.

_pcadmin() {
  local line=${COMP_LINE:0:COMP_POINT} breaks=${COMP_WORDBREAKS//[\"\' $'\t\n']/}
  local -a words=()
  local word= quote= started= kept=0 index character
  for ((index = 0; index < ${#line}; index++)); do
    character=${line:index:1}
    case $quote$character in
      "'") quote="'" started=1 kept=${#word} ;;
      '"') quote='"' started=1 kept=${#word} ;;
      "''" | '""') quote= ;;
      \\)
        word+=${line:++index:1} started=1
        ;;
      '"\')
        case ${line:index+1:1} in
          ['"\`$']) word+=${line:++index:1} ;;
          *) word+=$character ;;
        esac
        ;;
      [[:blank:]])
        [[ -n $started ]] && words+=("$word")
        word= started= kept=0
        ;;
      *)
        word+=$character started=1
        [[ -z $quote && $breaks == *"$character"* ]] && kept=${#word}
        ;;
    esac
  done
  # Variables may stand before the program.
  while [[ ${#words[@]} -gt 1 && ${words[0]} == *=* ]]; do words=("${words[@]:1}"); done

  local -a values=() descriptions=()
  local value description directive=1
  while IFS=$'\t' read -r value description; do
    if [[ $value == :* && -z $description ]]; then
      directive=${value#:}
    else
      values+=("$value") descriptions+=("$description")
    fi
  done < <("$1" __complete "${words[@]:1}" "$word" 2>/dev/null)

  ((directive & 1)) && return
  ((directive & 2)) && compopt -o nospace
  COMPREPLY=()
  for index in "${!values[@]}"; do
    value=${values[index]}
    [[ ${value:0:kept} == "${word:0:kept}" ]] || continue
    value=${value:kept}
    # Listed, not inserted: then there is room for what each one is.
    if [[ $COMP_TYPE == 63 && ${#values[@]} -gt 1 ]]; then
      [[ -n ${descriptions[index]} ]] && value+="  (${descriptions[index]})"
    else
      case $quote in
        "'") value=${value//\'/\'\\\'\'} ;;
        '"') value=$(_pcadmin_escape '"\`$!' "$value") ;;
        *) value=$(_pcadmin_escape $' "\'\\`$!&|;<>()[]{}*?~#^=:@%,' "$value") ;;
      esac
    fi
    COMPREPLY+=("$value")
  done
  if ((!(directive & 4) && ${#COMPREPLY[@]} == 0)); then
    compopt -o filenames
    while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "${word:kept}")
  fi
}

# A text with a backslash before each of some characters.
_pcadmin_escape() {
  local special=$1 text=$2 out= index character
  for ((index = 0; index < ${#text}; index++)); do
    character=${text:index:1}
    [[ $special == *"$character"* ]] && out+=\\
    out+=$character
  done
  printf '%s' "$out"
}

complete -F _pcadmin pcadmin
