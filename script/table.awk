# Match records (docs/record.md) as a table for the eye.
# usage: LC_ALL=C awk -f script/table.awk matches.ndjson
#
# LC_ALL=C makes every awk count bytes, which is what wide() reckons with.

BEGIN {
    escapes["b"] = escapes["f"] = escapes["n"] = escapes["r"] = escapes["t"] = " "
}

# A JSON string at `at`, decoded; `at` is then behind it. Records hold UTF-8, so
# \u stands for control characters alone.
function read_string(    start, text, c) {
    text = ""
    start = ++at
    while ((c = substr($0, at, 1)) != "\"" && c != "") {
        if (c != "\\") {
            at++
            continue
        }
        c = substr($0, at + 1, 1)
        text = text substr($0, start, at - start)
        text = text (c == "u" ? " " : c in escapes ? escapes[c] : c)
        at += c == "u" ? 6 : 2
        start = at
    }
    text = text substr($0, start, at - start)
    at++
    return text
}

function read_items(pointer, close_at,    count, key) {
    at++
    for (count = 0; substr($0, at, 1) != close_at && at <= length($0); count++) {
        key = count
        if (close_at == "}") {
            key = read_string()
            at++ # the colon
        }
        read_value(pointer "/" key)
        if (substr($0, at, 1) == ",")
            at++
    }
    at++
    value[pointer] = count
}

# Fills value[] by JSON Pointer; arrays and objects give their count.
function read_value(pointer,    c) {
    c = substr($0, at, 1)
    if (c == "{")
        read_items(pointer, "}")
    else if (c == "[")
        read_items(pointer, "]")
    else if (c == "\"")
        value[pointer] = read_string()
    else {
        match(substr($0, at, 32), /^[^],}]*/)
        value[pointer] = substr($0, at, RLENGTH)
        at += RLENGTH > 0 ? RLENGTH : 1
    }
}

# Columns that a text takes on a screen: its bytes without the continuing ones.
function wide(text) {
    gsub(/[\200-\277]/, "", text)
    return length(text)
}

function pad(text, width) {
    return text sprintf("%" (width > wide(text) ? width - wide(text) : 0) "s", "")
}

function pair(key) {
    if (!(("/score/" key) in value))
        return ""
    return value["/score/" key "/" first - 1] "-" value["/score/" key "/" 2 - first]
}

function join(list, more, by) {
    return list == "" ? more : more == "" ? list : list by more
}

function score(    ft, et, p, ht, agg, text) {
    ft = pair("ft"); et = pair("et"); p = pair("p"); ht = pair("ht"); agg = pair("agg")
    notes = ""
    if (et != "")
        notes = join("after extra time", ft != "" ? ft " after 90 minutes" : "", ", ")
    if (p != "")
        notes = join(notes, p " on penalties", ", ")
    if (agg != "")
        notes = join(notes, agg " on aggregate", ", ")
    if (ht != "")
        notes = join(notes, ht " at half-time", ", ")
    text = et != "" ? et : ft
    return text == "" ? value["/status"] : text
}

# "Larin 45+2', 52' (pen)": the goals of one player stand together; when no
# minute is told, their number does: "Larin (2)".
function scorers(side,    list, names, count, i, name, goals, text) {
    list = "/goals" side
    count = 0
    for (i = 0; i < value[list]; i++) {
        name = "own goal"
        if ((list "/" i "/name") in value)
            name = value[list "/" i "/name"]
        text = minute(list "/" i)
        if (!(name in goals)) {
            names[++count] = name
            goals[name] = text
            times[name] = 1
        } else {
            goals[name] = join(goals[name], text, ", ")
            times[name]++
        }
    }
    text = ""
    for (i = 1; i <= count; i++) {
        name = names[i]
        if (goals[name] == "" && times[name] > 1)
            goals[name] = "(" times[name] ")"
        text = join(text, join(name, goals[name], " "), ", ")
    }
    return text
}

function minute(goal,    text) {
    text = ""
    if ((goal "/minute") in value)
        text = value[goal "/minute"]
    if ((goal "/offset") in value)
        text = text "+" value[goal "/offset"]
    if (text != "")
        text = text "'"
    if (value[goal "/penalty"] == "true")
        text = join(text, "(pen)", " ")
    if (value[goal "/owngoal"] == "true" && (goal "/name") in value)
        text = join(text, "(og)", " ")
    return text
}

function place(    text, crowd) {
    text = join(value["/competition"], value["/venue/name"], ", ")
    text = join(text, value["/venue/city"], ", ")
    crowd = value["/attendance"]
    if (length(crowd) > 3)
        crowd = substr(crowd, 1, length(crowd) - 3) "," substr(crowd, length(crowd) - 2)
    return join(text, crowd == "" ? "" : "crowd " crowd, ", ")
}

function most(column, text) {
    if (wide(text) > width[column])
        width[column] = wide(text)
}

{
    split("", value)
    at = 1
    read_value("")
    first = value["/home"] == "2" ? 2 : 1 # the host stands on the left
    second = 3 - first
    host = value["/home"] == "1" || value["/home"] == "2" ? "*" : ""
    rows++
    date[rows] = ("/date" in value) ? value["/date"] : "-"
    left[rows] = value["/team" first] host
    right[rows] = value["/team" second]
    result[rows] = score()
    where[rows] = join(notes, place(), "; ")
    goals1 = scorers(first)
    goals2 = scorers(second)
    told[rows] = goals1 == "" && goals2 == "" ? "" \
        : (goals1 == "" ? "-" : goals1) " / " (goals2 == "" ? "-" : goals2)
    uri[rows] = value["/source/uri"]
    most("left", left[rows]); most("right", right[rows]); most("result", result[rows])
}

END {
    most("left", "HOME / FIRST"); most("right", "AWAY / SECOND"); most("result", "SCORE")
    print "  " pad("DATE", 10) "  " pad("HOME / FIRST", width["left"]) "  " \
        pad("SCORE", width["result"]) "  " pad("AWAY / SECOND", width["right"]) \
        "  COMPETITION, GROUND, CROWD"
    for (i = 1; i <= rows; i++) {
        if (uri[i] != uri[i - 1])
            print uri[i]
        line = "  " pad(date[i], 10) "  " pad(left[i], width["left"]) "  " \
            pad(result[i], width["result"]) "  " pad(right[i], width["right"]) "  " where[i]
        sub(/ +$/, "", line)
        print line
        if (told[i] != "")
            print "  " pad("", 10) "  " told[i]
    }
    print ""
    print "* the host is told; otherwise the order is that of the text"
}
