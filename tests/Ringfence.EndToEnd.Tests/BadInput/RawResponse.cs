using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ringfence.EndToEnd.BadInput;

/// <summary>An HTTP/1.1 response as it came.</summary>
internal sealed record RawResponse(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Null while bytes are missing.</summary>
    public static RawResponse? Parse(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var lines = text[..end].Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Last()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var body =
            headers.GetValueOrDefault("transfer-encoding") == "chunked"
                ? Unchunk(text[(end + 4)..])
                : Counted(
                    text[(end + 4)..],
                    int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture)
                );
        return body is null ? null : new RawResponse(status, headers, body);
    }

    private static string? Counted(string rest, int length) => rest.Length < length ? null : rest[..length];

    private static string? Unchunk(string rest)
    {
        var body = new StringBuilder();
        for (var at = 0; ; )
        {
            var line = rest.IndexOf("\r\n", at, StringComparison.Ordinal);
            if (line < 0)
            {
                return null;
            }

            var length = int.Parse(rest.AsSpan(at, line - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at = line + 2 + length + 2;
            if (at > rest.Length)
            {
                return null;
            }

            if (length == 0)
            {
                return body.ToString();
            }

            body.Append(rest, line + 2, length);
        }
    }
}
