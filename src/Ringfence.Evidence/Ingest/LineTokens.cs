namespace Ringfence.Evidence.Ingest;

/// <summary>Fields of an access log's line: separated by spaces, some in quotation marks or brackets, quotation marks within escaped.</summary>
internal static class LineTokens
{
    /// <summary>The field that begins the line, without its marks; the line is moved behind it. Empty at the end.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> line)
    {
        line = line.TrimStart((byte)' ');
        if (line.Length == 0)
        {
            return default;
        }

        if (line[0] is (byte)'"' or (byte)'[')
        {
            var end = End(line, line[0] == '"' ? (byte)'"' : (byte)']');
            if (end > 0)
            {
                var quoted = line[1..end];
                line = line[(end + 1)..];
                return quoted;
            }
        }

        var space = line.IndexOf((byte)' ');
        var token = space < 0 ? line : line[..space];
        line = space < 0 ? default : line[(space + 1)..];
        return token;
    }

    // A user agent may hold a quotation mark: it ends only before a space or the line's end.
    private static int End(ReadOnlySpan<byte> line, byte mark)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] == mark && line[at - 1] != '\\' && (at + 1 == line.Length || line[at + 1] == ' '))
            {
                return at;
            }
        }

        return -1;
    }
}
