using System.CommandLine;
using Ringfence.Evidence.Engines.ClickHouse;

namespace Ringfence.Cli.Trail.Engines;

/// <summary>Where ClickHouse finds the logs.</summary>
internal sealed class ClickHouseLogsOptions
{
    private readonly Option<string> _trail = new("--trail")
    {
        Description = "s3://BUCKET[/PREFIX] above AWSLogs: CloudTrail; or a directory below ClickHouse's user_files",
        Required = true,
    };
    private readonly Option<string> _invocations = new("--invocations")
    {
        Description = "Likewise: Bedrock's invocation logs",
        Required = true,
    };
    private readonly Option<string?> _ledger = new("--ledger") { Description = "Above tile/: the gateway's ledger" };
    private readonly Option<string?> _access = new("--access") { Description = "S3 server access logs" };
    private readonly Option<string> _region = new("--region")
    {
        Description = "Of the buckets",
        DefaultValueFactory = _ => "us-east-1",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _trail, _invocations, _ledger, _access, _region })
        {
            command.Add(option);
        }
    }

    public ClickHouseLogs Of(ParseResult result) =>
        new(
            result.GetValue(_trail)!,
            result.GetValue(_invocations)!,
            result.GetValue(_ledger),
            result.GetValue(_access),
            result.GetValue(_region)!
        );
}
