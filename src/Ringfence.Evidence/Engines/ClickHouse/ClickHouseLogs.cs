namespace Ringfence.Evidence.Engines.ClickHouse;

/// <summary>Where ClickHouse finds the raw logs: buckets (<c>s3://bucket/prefix</c>), or directories below its <c>user_files</c>.</summary>
/// <param name="Trail">Above <c>AWSLogs/</c>: CloudTrail's files.</param>
/// <param name="Invocations">Above <c>AWSLogs/</c>: Bedrock's invocation logs.</param>
/// <param name="Ledger">The gateway's ledger: above <c>tile/</c>; null where there is none.</param>
/// <param name="Access">S3 server access logs; null where there are none.</param>
/// <param name="Region">Of the buckets.</param>
public sealed record ClickHouseLogs(string Trail, string Invocations, string? Ledger, string? Access, string Region)
{
    internal RawSources Sources =>
        new(
            $"(SELECT arrayJoin(JSONExtractArrayRaw(json, 'Records')) AS r, _path AS path, {Day} AS day FROM {From(Trail, "/AWSLogs/**/CloudTrail/**/*.json.gz", "JSONAsString")}) files",
            $"(SELECT json AS r, _path AS path, {Day} AS day FROM {From(Invocations, "/AWSLogs/**/BedrockModelInvocationLogs/**/*.json.gz", "JSONAsString")} WHERE _path NOT LIKE '%/data/%') files",
            Ledger is null
                ? null
                : $"(SELECT raw_blob AS content, _path AS path FROM {From(Ledger, "/tile/entries/**", "RawBLOB")}) files",
            Access is null
                ? null
                : $"(SELECT line AS text, _path AS path FROM {From(Access, "/**", "LineAsString")}) files"
        );

    private const string Day = @"extract(_path, '/(\\d{4}/\\d{2}/\\d{2})/')";

    // No credentials in the SQL: ClickHouse takes those of its own instance or of a named collection that its operator made.
    private string From(string location, string glob, string format)
    {
        var root = location.TrimEnd('/');
        if (!root.StartsWith("s3://", StringComparison.Ordinal))
        {
            return $"file('{Quoted(root + glob)}', '{format}')";
        }

        var path = root["s3://".Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (bucket, prefix) = slash < 0 ? (path, "") : (path[..slash], path[slash..]);
        return $"s3('https://{Quoted(bucket)}.s3.{Quoted(Region)}.amazonaws.com{Quoted(prefix + glob)}', '{format}')";
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
