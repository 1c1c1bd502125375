using System.Text.Unicode;

namespace Ringfence.Evidence.Ingest;

/// <summary>One line of a text log, or one message of CloudWatch: told by its form which log it is of.</summary>
internal static class LogLine
{
    public static string? Read(ReadOnlySpan<byte> line, ParsedFile file, int envelopes = 0)
    {
        if (file.OfPostgres && line.StartsWith("\t"u8))
        {
            // A statement of several lines; nothing of a statement is kept.
            return null;
        }

        line = line.Trim(" \t\r\n"u8);
        if (file.EventColumn is { } column)
        {
            return LakeCsv.Read(line, column, file, envelopes);
        }

        if (line.StartsWith("{"u8))
        {
            return JsonRecord.Read(line, file, envelopes);
        }

        if (!Utf8.IsValid(line))
        {
            return "a line with bytes that are no UTF-8";
        }

        if (line.Contains((byte)0))
        {
            return "a line with NUL bytes";
        }

        if (LakeCsv.EventColumn(line) is { } found)
        {
            file.EventColumn = found;
            return null;
        }

        if (FlowLine.IsHeader(line))
        {
            file.Header = FlowLine.Fields(line);
            return null;
        }

        file.OfPostgres = PgAuditLine.Is(line) || PgAuditLine.IsOther(line);
        if (AlbLine.IsTest(line))
        {
            return file.Count("delivery-test", null);
        }

        return FlowLine.Is(line, file.Header) ? file.Count("flow", FlowLine.Read(line, file))
            : S3AccessLine.Is(line) ? file.Count("s3-access", S3AccessLine.Read(line, file.Batch))
            : AlbLine.Is(line) ? file.Count("alb", AlbLine.Read(line, file.Batch))
            : PgAuditLine.Is(line) ? file.Count("pgaudit", PgAuditLine.Read(line, file.Batch))
            : PgAuditLine.IsOther(line) ? file.Count("postgresql-other", null)
            : AfterTime(line) is { Length: > 0 } rest && envelopes < 4 ? Read(rest, file, envelopes + 1)
            : "a line of no log that is known here";
    }

    // CloudWatch's export to S3 puts the time of ingestion and a space before each message.
    private static ReadOnlySpan<byte> AfterTime(ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        return space is >= 20 and <= 30 && line[10] == 'T' && Moment.TryParse(line[..space], out _)
            ? line[(space + 1)..]
            : default;
    }
}
