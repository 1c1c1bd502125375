using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Tests.Evidence.Integrity;

/// <summary>The real <c>aws cloudtrail validate-logs</c> over the same buckets, served by a small S3 and CloudTrail of this test's own.</summary>
public class AwsCliTests
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("log modified")]
    [InlineData("log deleted")]
    [InlineData("digest deleted")]
    [InlineData("digest modified")]
    [InlineData("restart")]
    [InlineData("key rotated")]
    public async Task Both_count_the_same_valid_digests_and_logs(string tampering)
    {
        Assert.SkipWhen(Aws is null, "no `aws` on PATH: agreement with AWS's own validator was not checked");
        using var trail = new TrailWorld(
            restartAt: tampering == "restart" ? 4 : null,
            rotateAt: tampering == "key rotated" ? 4 : null
        );
        Tamper(trail, tampering);
        using var stand = new AwsStand(trail);
        var (exit, output) = await ValidateLogs(stand);
        var report = trail.Verify();
        Assert.True(exit == (report.Ok ? 0 : 1), output);
        Assert.Equal(Valid(output, "digest files valid"), report.Counts.DigestsValid - report.Counts.Backfill);
        Assert.Equal(Valid(output, "log files valid"), report.Counts.LogsValid);
    }

    [Fact]
    public async Task AWS_passes_over_a_forged_log_and_a_truncated_tail_that_are_found_here()
    {
        Assert.SkipWhen(Aws is null, "no `aws` on PATH: agreement with AWS's own validator was not checked");
        using var trail = new TrailWorld();
        trail.WriteLog(TrailWorld.Start.AddHours(2.2));
        trail.Delete(trail.Digests[7]);
        trail.Delete(trail.Digests[6]);
        trail.LogsOfHour[7].ForEach(trail.Delete);
        trail.LogsOfHour[6].ForEach(trail.Delete);
        using var stand = new AwsStand(trail);
        Assert.Equal(0, (await ValidateLogs(stand)).Exit);
        Assert.Equal(
            [FindingKind.LogUncovered, FindingKind.TailMissing],
            trail.Verify().Findings.Select(finding => finding.Kind).Order()
        );
    }

    private static string? Aws { get; } =
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(':')
            .Select(folder => Path.Combine(folder, "aws"))
            .FirstOrDefault(File.Exists);

    private static void Tamper(TrailWorld trail, string tampering)
    {
        switch (tampering)
        {
            case "log modified":
                trail.Write(trail.LogsOfHour[4][0], TrailWorld.LogContent(TrailWorld.Start, "changed"));
                break;
            case "log deleted":
                trail.Delete(trail.LogsOfHour[4][0]);
                break;
            case "digest deleted":
                trail.Delete(trail.Digests[4]);
                break;
            case "digest modified":
                var digest = trail.Digest(trail.Digests[5]);
                digest["logFiles"]!.AsArray().RemoveAt(0);
                trail.Write(trail.Digests[5], Encoding.UTF8.GetBytes(digest.ToJsonString()));
                break;
        }
    }

    private static int Valid(string output, string what) =>
        int.Parse(
            Regex
                .Match(output, $@"^(\d+)/\d+ {what}", RegexOptions.Multiline | RegexOptions.NonBacktracking)
                .Groups[1]
                .Value
        );

    private static async Task<(int Exit, string Output)> ValidateLogs(AwsStand stand)
    {
        var start = new ProcessStartInfo(Aws!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "cloudtrail",
                "validate-logs",
                "--trail-arn",
                "arn:aws:cloudtrail:us-east-1:111122223333:trail/phi-trail",
                "--start-time",
                $"{TrailWorld.Start:s}Z",
                "--end-time",
                $"{TrailWorld.Start.AddHours(8.5):s}Z",
                "--verbose",
            },
        };
        foreach (var (name, value) in stand.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }

    /// <summary>As much of S3 and CloudTrail as the validator asks of them.</summary>
    private sealed class AwsStand : IDisposable
    {
        private readonly TrailWorld _trail;
        private readonly HttpListener _listener = new();
        private readonly string _url;

        public AwsStand(TrailWorld trail)
        {
            _trail = trail;
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                _url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            }

            _listener.Prefixes.Add(_url + "/");
            _listener.Start();
            _ = Task.Run(Serve);
        }

        public Dictionary<string, string> Environment =>
            new()
            {
                ["AWS_ENDPOINT_URL"] = _url,
                ["AWS_ACCESS_KEY_ID"] = "test",
                ["AWS_SECRET_ACCESS_KEY"] = "test",
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                ["AWS_CONFIG_FILE"] = "/dev/null",
                ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
                ["AWS_PAGER"] = "",
            };

        public void Dispose() => _listener.Close();

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                try
                {
                    Answer(context.Request, context.Response);
                }
                finally
                {
                    context.Response.Close();
                }
            }
        }

        private void Answer(HttpListenerRequest request, HttpListenerResponse response)
        {
            var target = request.Headers["X-Amz-Target"];
            if (target is not null)
            {
                Body(
                    response,
                    target.EndsWith("ListPublicKeys", StringComparison.Ordinal)
                        ? Keys()
                        : """{"trailList":[{"Name":"phi-trail","S3BucketName":"audit-bucket","TrailARN":"arn:aws:cloudtrail:us-east-1:111122223333:trail/phi-trail","HomeRegion":"us-east-1","IsOrganizationTrail":false}]}""",
                    "application/x-amz-json-1.1"
                );
            }
            else if (request.Url!.AbsolutePath.Trim('/') == "audit-bucket")
            {
                Body(
                    response,
                    request.QueryString.AllKeys.Contains("location") || request.Url.Query == "?location"
                        ? Location
                        : List(request),
                    "application/xml"
                );
            }
            else
            {
                Object(response, Uri.UnescapeDataString(request.Url.AbsolutePath)["/audit-bucket/".Length..]);
            }
        }

        private const string Location =
            """<?xml version="1.0"?><LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>""";

        private string Keys()
        {
            var keys = JsonNode.Parse(File.ReadAllText(_trail.KeysFile))!;
            foreach (var key in keys["PublicKeyList"]!.AsArray())
            {
                key!["ValidityStartTime"] = 1780000000;
                key["ValidityEndTime"] = 1790000000;
            }

            return keys.ToJsonString();
        }

        private string List(HttpListenerRequest request)
        {
            var root = _trail.PathOf("");
            var keys = Directory
                .EnumerateFiles(root, "*.json.gz", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path))
                .Where(key =>
                    key.StartsWith(request.QueryString["prefix"] ?? "", StringComparison.Ordinal)
                    && string.CompareOrdinal(key, request.QueryString["marker"] ?? "") > 0
                )
                .Order(StringComparer.Ordinal);
            return $"""<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>audit-bucket</Name><IsTruncated>false</IsTruncated>{string.Concat(keys.Select(key => $"<Contents><Key>{key}</Key><Size>1</Size></Contents>"))}</ListBucketResult>""";
        }

        private void Object(HttpListenerResponse response, string key)
        {
            var path = _trail.PathOf(key);
            if (!File.Exists(path))
            {
                response.StatusCode = 404;
                Body(response, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>", "application/xml");
                return;
            }

            if (File.Exists(path + ".meta.json"))
            {
                foreach (var (name, value) in JsonNode.Parse(File.ReadAllText(path + ".meta.json"))!.AsObject())
                {
                    response.Headers["x-amz-meta-" + name] = value!.GetValue<string>();
                }
            }

            response.OutputStream.Write(File.ReadAllBytes(path));
        }

        private static void Body(HttpListenerResponse response, string text, string type)
        {
            response.ContentType = type;
            response.OutputStream.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
