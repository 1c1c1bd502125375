using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines.ClickHouse;

/// <summary>Questions over ClickHouse's HTTP interface. Texts go as query parameters, never into the SQL.</summary>
/// <param name="http">Bounds time and the size of answers by its own settings.</param>
/// <param name="server">E.g. <c>https://clickhouse.internal:8443</c>.</param>
/// <param name="database">Where <c>trail clickhouse ddl</c> made the views.</param>
public sealed class ClickHouseClient(HttpClient http, Uri server, string database, string user, string? password)
{
    /// <summary>Asks, and says how much was read for it.</summary>
    /// <exception cref="IOException">The server cannot be reached, refused, or failed.</exception>
    public async Task<EngineAnswer> AskAsync(TrailQuestion question, CancellationToken cancel)
    {
        var sql = EngineSql.OfClickHouse(question);
        using var request = Request(sql);
        using var response = await SendAsync(request, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        if (!response.IsSuccessStatusCode)
        {
            throw new IOException($"ClickHouse answered {(int)response.StatusCode}: {Problem(body)}");
        }

        return Read(question, body);
    }

    private HttpRequestMessage Request(BoundSql sql)
    {
        var query = new StringBuilder("?default_format=JSONCompact&wait_end_of_query=1&database=").Append(
            Uri.EscapeDataString(database)
        );
        foreach (var (name, value) in ClickHouseDdl.Settings)
        {
            query.Append('&').Append(name).Append('=').Append(value);
        }

        foreach (var (name, value) in sql.Values.DistinctBy(value => value.Name))
        {
            query.Append("&param_").Append(name).Append('=').Append(Uri.EscapeDataString(Escaped(value)));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, query.ToString()))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sql.Text)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("X-ClickHouse-User", user);
        if (password is not null)
        {
            request.Headers.TryAddWithoutValidation("X-ClickHouse-Key", password);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await http.SendAsync(request, cancel);
        }
        catch (HttpRequestException error)
        {
            throw new IOException($"ClickHouse at {server} cannot be reached: {error.Message}", error);
        }
    }

    // Parameters are read as a field of TabSeparated is.
    private static string Escaped(string value) =>
        value
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("\t", @"\t", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal);

    private static string Problem(byte[] body)
    {
        const int Most = 1000;
        var text = Encoding.UTF8.GetString(body).Trim();
        return text.Length == 0 ? "no reason given" : text[..Math.Min(Most, text.Length)];
    }

    private static EngineAnswer Read(TrailQuestion question, byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var columns = json
                .RootElement.GetProperty("meta")
                .EnumerateArray()
                .Select(column => column.GetProperty("name").GetString()!)
                .ToList();
            var rows = json
                .RootElement.GetProperty("data")
                .EnumerateArray()
                .Select(row => row.EnumerateArray().Select((cell, at) => Value(columns[at], cell)).ToArray())
                .ToList();
            var read =
                json.RootElement.TryGetProperty("statistics", out var statistics)
                && statistics.TryGetProperty("bytes_read", out var bytes)
                    ? bytes.GetInt64()
                    : (long?)null;
            return new(question.Answer(columns, rows, EngineAnswer.Unproven), read);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException("ClickHouse's answer is not the JSON that was asked for", error);
        }
    }

    private static object? Value(string column, JsonElement cell) =>
        cell.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number when cell.TryGetInt64(out var whole) => Query.Shown(column, whole),
            JsonValueKind.Number => cell.GetDouble(),
            JsonValueKind.String => cell.GetString(),
            _ => cell.GetRawText().ToString(CultureInfo.InvariantCulture),
        };
}
