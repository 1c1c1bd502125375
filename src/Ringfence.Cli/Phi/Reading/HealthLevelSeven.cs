using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>
/// HL7 v2 messages: the fields that hold identifiers by the standard's tables (chapters 2.A, 3, 4, 6), such as PID-5. A component of a field
/// is named where only that one identifies: PID-3.1.
/// </summary>
internal static class HealthLevelSeven
{
    /// <summary>Segment, field, components (none: all), kind.</summary>
    private static readonly (string Segment, int Field, int[] Components, PhiKind Kind)[] Known =
    [
        ("MSH", 4, [], PhiKind.Location),
        ("MSH", 6, [], PhiKind.Location),
        ("PID", 2, [1], PhiKind.Mrn),
        ("PID", 3, [1], PhiKind.Mrn),
        ("PID", 4, [1], PhiKind.Mrn),
        ("PID", 5, [1, 2, 3], PhiKind.Name),
        ("PID", 6, [1, 2, 3], PhiKind.Name),
        ("PID", 7, [1], PhiKind.Date),
        ("PID", 9, [1, 2, 3], PhiKind.Name),
        ("PID", 11, [1, 2, 3, 5, 9], PhiKind.Location),
        ("PID", 12, [], PhiKind.Location),
        ("PID", 13, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("PID", 14, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("PID", 18, [1], PhiKind.Account),
        ("PID", 19, [], PhiKind.Ssn),
        ("PID", 20, [1], PhiKind.License),
        ("PID", 21, [1], PhiKind.Mrn),
        ("PID", 23, [], PhiKind.Location),
        ("PID", 29, [1], PhiKind.Date),
        ("NK1", 2, [1, 2, 3], PhiKind.Name),
        ("NK1", 4, [1, 2, 3, 5, 9], PhiKind.Location),
        ("NK1", 5, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("NK1", 6, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("NK1", 16, [1], PhiKind.Date),
        ("NK1", 30, [1, 2, 3], PhiKind.Name),
        ("NK1", 31, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("NK1", 33, [1], PhiKind.Ssn),
        ("PV1", 5, [1], PhiKind.Account),
        ("PV1", 7, [1, 2, 3], PhiKind.Name),
        ("PV1", 8, [1, 2, 3], PhiKind.Name),
        ("PV1", 9, [1, 2, 3], PhiKind.Name),
        ("PV1", 17, [1, 2, 3], PhiKind.Name),
        ("PV1", 19, [1], PhiKind.Account),
        ("PV1", 44, [1], PhiKind.Date),
        ("PV1", 45, [1], PhiKind.Date),
        ("PV1", 52, [1, 2, 3], PhiKind.Name),
        ("GT1", 2, [1], PhiKind.Account),
        ("GT1", 3, [1, 2, 3], PhiKind.Name),
        ("GT1", 5, [1, 2, 3, 5, 9], PhiKind.Location),
        ("GT1", 6, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("GT1", 7, [1, 4, 6, 7, 12], PhiKind.Phone),
        ("GT1", 8, [1], PhiKind.Date),
        ("GT1", 12, [], PhiKind.Ssn),
        ("IN1", 8, [], PhiKind.HealthPlan),
        ("IN1", 16, [1, 2, 3], PhiKind.Name),
        ("IN1", 18, [1], PhiKind.Date),
        ("IN1", 19, [1, 2, 3, 5, 9], PhiKind.Location),
        ("IN1", 36, [], PhiKind.HealthPlan),
        ("IN1", 49, [1], PhiKind.HealthPlan),
        ("IN2", 2, [], PhiKind.Ssn),
        ("IN2", 6, [], PhiKind.HealthPlan),
        ("IN2", 8, [], PhiKind.HealthPlan),
        ("OBR", 2, [1], PhiKind.Account),
        ("OBR", 3, [1], PhiKind.Account),
        ("OBR", 7, [1], PhiKind.Date),
        ("OBR", 8, [1], PhiKind.Date),
        ("OBR", 10, [1, 2, 3], PhiKind.Name),
        ("OBR", 14, [1], PhiKind.Date),
        ("OBR", 16, [1, 2, 3], PhiKind.Name),
        ("OBR", 22, [1], PhiKind.Date),
        ("OBR", 28, [1, 2, 3], PhiKind.Name),
        ("OBR", 32, [1, 2, 3], PhiKind.Name),
        ("ORC", 2, [1], PhiKind.Account),
        ("ORC", 3, [1], PhiKind.Account),
        ("ORC", 9, [1], PhiKind.Date),
        ("ORC", 12, [1, 2, 3], PhiKind.Name),
        ("OBX", 16, [1, 2, 3], PhiKind.Name),
        ("MRG", 1, [1], PhiKind.Mrn),
        ("MRG", 7, [1, 2, 3], PhiKind.Name),
        ("ACC", 1, [1], PhiKind.Date),
        ("DG1", 5, [1], PhiKind.Date),
        ("EVN", 2, [1], PhiKind.Date),
        ("TXA", 9, [1, 2, 3], PhiKind.Name),
    ];

    /// <summary>Whether the text is a message or a batch of them.</summary>
    public static bool Is(string text) =>
        text.StartsWith("MSH|", StringComparison.Ordinal)
        || text.StartsWith("FHS|", StringComparison.Ordinal)
        || text.StartsWith("BHS|", StringComparison.Ordinal);

    public static PhiDocument Of(string id, string raw, bool isLine = false)
    {
        var fields = new List<KnownField>();
        for (var at = 0; at < raw.Length; )
        {
            var end = raw.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0 ? at + length : raw.Length;
            Segment(raw, at, end, fields);
            at = end + 1;
        }

        return new PhiDocument(id, raw, isLine) { Fields = fields };
    }

    private static void Segment(string raw, int start, int end, List<KnownField> fields)
    {
        if (end - start < 5)
        {
            return;
        }

        var name = raw.AsSpan(start, 3);

        // MSH-1 is the separator itself, so its fields count one more.
        var number = name is "MSH" ? 1 : 0;
        for (var at = start; at <= end; number++)
        {
            var stop = raw.IndexOf('|', at, end - at) is var found and >= 0 ? found : end;
            if (at > start)
            {
                foreach (var known in Known)
                {
                    if (known.Field == number && name.SequenceEqual(known.Segment))
                    {
                        Field(raw, at, stop, known.Components, known.Kind, fields);
                    }
                }
            }

            at = stop + 1;
        }
    }

    private static void Field(string raw, int start, int end, int[] components, PhiKind kind, List<KnownField> fields)
    {
        var number = 1;
        for (var at = start; at <= end; )
        {
            var stop = raw.AsSpan(at, end - at).IndexOfAny('^', '~') is var length and >= 0 ? at + length : end;
            if (
                stop > at
                && (components.Length == 0 || components.Contains(number))
                && raw.AsSpan(at, stop - at).IndexOfAnyExcept(' ', '"') >= 0
            )
            {
                fields.Add(new KnownField(at, stop, kind));
            }

            number = stop < end && raw[stop] == '~' ? 1 : number + 1;
            at = stop + 1;
        }
    }
}
