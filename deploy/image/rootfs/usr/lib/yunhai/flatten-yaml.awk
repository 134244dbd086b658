# Flattens the YAML that cloud seeds are written in to lines "path<TAB>value"; list items are numbered from 0:
#   chpasswd/users/0/name<TAB>root
# Knows block mappings and lists, plain and quoted scalars, block scalars (| and >), flow lists of scalars. Not: anchors, tags,
# flow mappings, scalars over several lines.

function scalar(s,    quote) {
    quote = substr(s, 1, 1)
    if (quote == "\"" && match(s, /^"([^"\\]|\\.)*"/)) {
        s = substr(s, 2, RLENGTH - 2)
        gsub(/\\"/, "\"", s)
        gsub(/\\\\/, "\\", s)
    } else if (quote == "'" && match(s, /^'([^']|'')*'/)) {
        s = substr(s, 2, RLENGTH - 2)
        gsub(/''/, "'", s)
    } else {
        sub(/[ \t]+#.*$/, "", s)
        sub(/[ \t]+$/, "", s)
    }
    return s
}

function path(    i, p) {
    p = name[1]
    for (i = 2; i <= depth; i++) p = p "/" name[i]
    return p
}

function pop(indent) { while (depth > 0 && (at[depth] > indent || (at[depth] == indent && !keep(indent)))) depth-- }
# a list may stand at the indent of its key: then the key stays
function keep(indent) { return item && !isItem[depth] && at[depth] == indent }

function push(indent, text, listItem) {
    depth++
    at[depth] = indent
    name[depth] = text
    isItem[depth] = listItem
}

function put(text,    n, parts, i) {
    if (text ~ /^[|>][+-]?[0-9]?[ ]*$/) {
        blockIndent = at[depth]
        blockPath = path()
        blockLine = 0
        inBlock = 1
    } else if (text ~ /^\[.*\][ ]*$/) {
        sub(/^\[[ ]*/, "", text)
        sub(/[ ]*\][ ]*$/, "", text)
        n = split(text, parts, /[ ]*,[ ]*/)
        for (i = 1; i <= n; i++) print path() "/" (i - 1) "\t" scalar(parts[i])
    } else if (text != "") {
        print path() "\t" scalar(text)
    }
}

{ sub(/\r$/, "") }

inBlock {
    if ($0 ~ /^[ ]*$/) next
    match($0, /^[ ]*/)
    if (RLENGTH > blockIndent) {
        print blockPath "/" blockLine++ "\t" substr($0, RLENGTH + 1)
        next
    }
    inBlock = 0
}

/^[ ]*(#|$)/ || /^---/ || /^\.\.\./ { next }

{
    match($0, /^[ ]*/)
    indent = RLENGTH
    rest = substr($0, indent + 1)
    while (rest ~ /^-([ ]|$)/) {
        item = 1
        pop(indent)
        parent = path()
        push(indent, 0 + items[parent]++, 1)
        match(rest, /^-[ ]*/)
        indent += RLENGTH
        rest = substr(rest, RLENGTH + 1)
        item = 0
        fresh = 1
    }
    if (match(rest, /^("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+):([ ]|$)/)) {
        key = substr(rest, 1, RLENGTH)
        sub(/:[ ]*$/, "", key)
        rest = substr(rest, RLENGTH + 1)
        sub(/^[ ]+/, "", rest)
        if (!fresh) pop(indent)
        push(indent, scalar(key), 0)
    }
    fresh = 0
    put(rest)
}
