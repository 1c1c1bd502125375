using System.Text.Json;

namespace Ringfence.Redaction.Evaluation;

/// <summary>Reads labelled documents: <c>{"id","text","spans":[{"start","end","type","optional"?}]}</c>, one JSON object a line.</summary>
public static class LabelledSet
{
    /// <summary>The document that <paramref name="line"/> holds.</summary>
    /// <exception cref="FormatException">The line is no such object, or a span lies outside the text; the message holds nothing of the text.</exception>
    public static LabelledDocument Parse(string line, OffsetUnit unit)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString() ?? "";
            var id = json.RootElement.TryGetProperty("id", out var given) ? given.ToString() : "";
            var labels = json.RootElement.GetProperty("spans").EnumerateArray().Select(Span).ToList();
            if (unit == OffsetUnit.CodePoints && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            {
                var units = Units(text);
                labels =
                [
                    .. labels.Select(label =>
                        label with
                        {
                            Start = At(units, label.Start),
                            End = At(units, label.End),
                        }
                    ),
                ];
            }

            return labels.TrueForAll(label => label.Start >= 0 && label.Start <= label.End && label.End <= text.Length)
                ? new LabelledDocument(id, text, labels)
                : throw new FormatException("a span lies outside its text; see --offsets");
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException(
                "no JSON object with a string \"text\" and \"spans\" of {\"start\",\"end\",\"type\"}",
                error
            );
        }
    }

    private static LabelledSpan Span(JsonElement span) =>
        new(
            span.GetProperty("start").GetInt32(),
            span.GetProperty("end").GetInt32(),
            span.GetProperty("type").GetString() ?? "",
            span.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True
        );

    private static int At(List<int> units, int point) => point >= 0 && point < units.Count ? units[point] : -1;

    /// <summary>The UTF-16 offset of each code point, and the text's length.</summary>
    private static List<int> Units(string text)
    {
        var units = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            units.Add(at);
            at += rune.Utf16SequenceLength;
        }

        units.Add(at);
        return units;
    }
}
