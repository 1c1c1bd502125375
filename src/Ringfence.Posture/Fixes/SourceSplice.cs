using System.Text.Json.Nodes;

namespace Ringfence.Posture.Fixes;

/// <summary>One change of a text at the place of a value; every other character stays as it is.</summary>
internal sealed class SourceSplice(string text, SourceLayout layout)
{
    private static readonly FlowText Inline = new("", "", ": ", Bare: true);

    /// <summary>Puts an entry at the end of a map that has entries.</summary>
    public string Append(Written map, string name, JsonNode value)
    {
        var last = map.Members[^1];
        if (map.IsFlow)
        {
            var flow = Flow(map, last.KeyStart, last);
            return IntoFlow(map, last.KeyStart, last.Value.End, flow.Entry(name, value, layout.Margin(last.KeyStart)));
        }

        var column = layout.Column(map.Members[0].KeyStart);
        return AfterLine(map.End, Block(new JsonObject { [name] = value.DeepClone() }, column), Gap(map));
    }

    /// <summary>Puts an item at the end of a list that has items.</summary>
    public string Append(Written list, JsonNode value)
    {
        var last = list.Items[^1];
        if (list.IsFlow)
        {
            return IntoFlow(
                list,
                last.Start,
                last.End,
                Flow(list, last.Start, null).Of(value, layout.Margin(last.Start))
            );
        }

        return AfterLine(list.End, Block(new JsonArray(value.DeepClone()), layout.Column(Dash(last))), "");
    }

    /// <summary>Makes the one value that stands where a list may stand the first item of a list, and puts another behind it.</summary>
    public string Listed(Written single, JsonNode value)
    {
        var margin = layout.Margin(single.Start);
        if (single.IsFlow)
        {
            var flow = Flow(single, single.Start, null);
            var lines =
                flow.NewLine.Length > 0
                || (layout.IsJson && text.AsSpan(single.Start, single.End - single.Start).Contains('\n'));
            flow = lines ? new FlowText(layout.NewLine, layout.Unit, ": ") : flow;
            return Put(single.Start, single.End, $"[{text[single.Start..single.End]}, {flow.Of(value, margin)}]");
        }

        if (!layout.BeginsLine(single.Start))
        {
            throw new UneditableException("the one item shares its line with what holds it");
        }

        var indent = layout.Column(single.Start);
        var inner = text[single.Start..single.End].Replace("\n", "\n  ", StringComparison.Ordinal);
        var after = layout.LineEnd(single.End);
        return string.Concat(
            text.AsSpan(0, single.Start),
            "- " + inner + text[single.End..after],
            layout.NewLine + Block(new JsonArray(value.DeepClone()), indent) + text[after..]
        );
    }

    /// <summary>Writes another value where one stands.</summary>
    /// <param name="old">What stands there.</param>
    /// <param name="member">The entry whose value it is; null for an item of a list.</param>
    /// <param name="inFlow">It stands in brackets.</param>
    /// <param name="value">What is to stand there.</param>
    public string Replace(Written old, WrittenMember? member, bool inFlow, JsonNode value)
    {
        var from = member?.KeyStart ?? old.Start;
        if (inFlow)
        {
            var space = old.IsAbsent && old.Start == old.End ? " " : "";
            return Put(old.Start, old.End, space + Flow(old, from, member).Of(value, layout.Margin(from)));
        }

        var start = member is null ? Dash(old) + 1 : text.IndexOf(':', member.KeyEnd) + 1;
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            var column = layout.Column(member?.KeyStart ?? Dash(old)) + (member is null ? 2 : layout.Unit.Length);
            var block = Block(value, column);
            return Put(start, old.End, member is null ? " " + block.TrimStart(' ') : layout.NewLine + block);
        }

        // A scalar behind a scalar keeps the spaces that line it up.
        var scalar = YamlFragment.Scalar(value);
        return old.Kind == WrittenKind.Scalar && old.End > old.Start
            ? Put(old.Start, old.End, scalar)
            : Put(start, old.End, " " + scalar);
    }

    /// <summary>Takes an entry out of a map.</summary>
    public string Remove(Written map, WrittenMember member)
    {
        var at = map.Members.ToList().IndexOf(member);
        return Remove(
            map,
            at,
            [.. map.Members.Select(each => (each.KeyStart, Math.Max(each.KeyEnd, each.Value.End)))],
            "{}"
        );
    }

    /// <summary>Takes an item out of a list.</summary>
    public string Remove(Written list, int at) =>
        Remove(list, at, [.. list.Items.Select(item => (list.IsFlow ? item.Start : Dash(item), item.End))], "[]");

    private string Remove(Written holder, int at, List<(int Start, int End)> parts, string nothing)
    {
        var (start, end) = parts[at];
        if (holder.IsFlow)
        {
            return parts.Count == 1 ? Put(start, end, "")
                : at < parts.Count - 1 ? Put(start, parts[at + 1].Start, "")
                : Put(parts[at - 1].End, end, "");
        }

        if (parts.Count == 1)
        {
            return Put(start, end, nothing);
        }

        if (!layout.BeginsLine(start))
        {
            return at < parts.Count - 1
                ? Put(start, parts[at + 1].Start, "")
                : throw new UneditableException("it shares its line with what holds it");
        }

        var lineEnd = layout.LineEnd(end);
        var next = text.IndexOf('\n', lineEnd);
        return Put(layout.LineStart(start), next < 0 ? text.Length : next + 1, "");
    }

    private string IntoFlow(Written holder, int lastStart, int lastEnd, string entry)
    {
        var after = lastEnd;
        while (after < holder.End && text[after] is ' ' or '\t' or '\r' or '\n')
        {
            after++;
        }

        var comma = after < holder.End && text[after] == ',';
        var ownLine = layout.BeginsLine(lastStart) && layout.LineStart(lastStart) > holder.Start;
        if (!ownLine)
        {
            return comma ? Put(after + 1, after + 1, " " + entry) : Put(lastEnd, lastEnd, ", " + entry);
        }

        // A comment behind the last entry stays behind it.
        entry = layout.NewLine + layout.Margin(lastStart) + entry;
        var at = comma ? after + 1 : lastEnd;
        var line = layout.EndsLine(at) ? layout.LineEnd(at) : at;
        return text[..at] + (comma ? "" : ",") + text[at..line] + entry + (comma ? "," : "") + text[line..];
    }

    private FlowText Flow(Written holder, int from, WrittenMember? sibling)
    {
        if (!layout.IsJson)
        {
            return Inline;
        }

        var colon = sibling is null ? ": " : text[sibling.KeyEnd..sibling.Value.Start];
        if (colon.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            colon = ": ";
        }

        var lines =
            layout.BeginsLine(from) && from > 0 && (holder.Start < layout.LineStart(from) || sibling is not null);
        return lines ? new FlowText(layout.NewLine, layout.Unit, colon) : new FlowText("", "", colon);
    }

    private string AfterLine(int at, string block, string gap)
    {
        at = layout.LineEnd(at);
        return Put(at, at, layout.NewLine + gap + block);
    }

    // Entries that stand apart by an empty line go on standing apart.
    private string Gap(Written map)
    {
        if (map.Members.Count < 2)
        {
            return "";
        }

        var between = text.AsSpan(
            map.Members[^2].Value.End,
            Math.Max(0, map.Members[^1].KeyStart - map.Members[^2].Value.End)
        );
        return
            between.Contains("\n\n", StringComparison.Ordinal) || between.Contains("\r\n\r\n", StringComparison.Ordinal)
            ? layout.NewLine
            : "";
    }

    private string Block(JsonNode value, int column) =>
        YamlFragment
            .Of(value, column, layout.Unit.Length)
            .TrimEnd('\n')
            .Replace("\n", layout.NewLine, StringComparison.Ordinal);

    private int Dash(Written item)
    {
        var at = item.Start - 1;
        while (at > 0 && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at--;
        }

        return at >= 0 && text[at] == '-'
            ? at
            : throw new UneditableException("a comment stands between a dash and its item");
    }

    private string Put(int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
}
