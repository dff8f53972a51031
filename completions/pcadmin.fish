# fish completion for pcadmin. What can come next is asked from the program itself.

# Asks, and fails where names of files are wanted: those fish completes better.
function __pcadmin_ask
    set -g __pcadmin_candidates
    set -l words
    for word in (commandline -opc)
        # What isn't expanded yet.
        if set -l name (string replace -r '^~/' '\$HOME/' -- $word | string replace -rf '^\$(\w+)/.*' '$1')
            set word "$$name"(string match -r '/.*' -- $word)
        end
        set -a words $word
    end
    set -l programs (command -s $words[1] pcadmin); or return 0
    # As it is meant: without its quotes and escapes, of which one may be open.
    set -l current (commandline -ct)
    for quote in '' \' \"
        if set -l meant (string unescape -- $current$quote)
            set current $meant
            break
        end
    end
    set -l lines ($programs[1] __complete $words[2..-1] "$current" 2>/dev/null)
    string match -qr '^:\d+$' -- "$lines[-1]"; or return 0
    set -l directive (string sub -s 2 -- $lines[-1])
    set -e lines[-1]
    set -g __pcadmin_candidates $lines
    set -q lines[1]; or test (math "bitand($directive, 5)") -ne 0; and return
    # Where a name has one of these in it, fish would begin another.
    set -l option (string match -r '^--[^=]*=' -- $current)
    set -l file (string replace -- "$option" '' "$current")
    string match -qr '[:=]' -- $file; and set -l files "$file"*; and set -g __pcadmin_candidates "$option"$files
end

# While one types, fish suggests without looking at conditions: no files, then.
complete -c pcadmin -f
complete -c pcadmin -k -n __pcadmin_ask -a '$__pcadmin_candidates'
complete -c pcadmin -F -n 'not __pcadmin_ask'
