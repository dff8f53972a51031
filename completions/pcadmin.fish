# fish completion for pcadmin. What can come next is asked from the program itself.

function __pcadmin_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # The word as it is meant: without an opening quote, or with its escapes resolved.
    if string match -qr '^[\'"]' -- $current
        set current (string sub -s 2 -- $current)
    else
        set -l meant (string unescape -- $current); and set current $meant
    end
    set -l lines ($words[1] __complete $words[2..-1] "$current" 2>/dev/null)
    set -l directive (string sub -s 2 -- $lines[-1])
    test (count $lines) -gt 0; or return
    if test (count $lines) -gt 1
        printf '%s\n' $lines[1..-2]
    else if test (math "bitand($directive, 4)") -eq 0
        __fish_complete_path "$current"
    end
end

complete -c pcadmin -f -k -a '(__pcadmin_complete)'
