using System.CommandLine;
using Ringfence.Evidence.Engines.Athena;

namespace Ringfence.Cli.Trail.Engines;

/// <summary>Where Athena finds the logs, and whose they are.</summary>
internal sealed class AthenaLogsOptions
{
    private readonly Option<string> _trail = new("--trail")
    {
        Description = "s3://BUCKET[/PREFIX] above AWSLogs: CloudTrail",
        Required = true,
    };
    private readonly Option<string> _invocations = new("--invocations")
    {
        Description = "Likewise: Bedrock's invocation logs",
        Required = true,
    };
    private readonly Option<string?> _ledger = new("--ledger")
    {
        Description = "s3://… above tile/: the gateway's ledger",
    };
    private readonly Option<string?> _access = new("--access") { Description = "s3://… of S3 server access logs" };
    private readonly Option<string?> _flows = new("--flows")
    {
        Description = "s3://… above AWSLogs: VPC flow logs, version 2's fields",
    };
    private readonly Option<string[]> _accounts = new("--account")
    {
        Description = "An account; repeat it",
        Required = true,
    };
    private readonly Option<string[]> _regions = new("--region")
    {
        Description = "A region that is logged; repeat it",
        Required = true,
    };
    private readonly Option<string> _since = new("--since")
    {
        Description = "The first day there are logs of: 2026-01-01",
        Required = true,
    };
    private readonly Option<string?> _organization = new("--organization")
    {
        Description = "An organisation's trail: its id, o-…",
    };

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                _trail,
                _invocations,
                _ledger,
                _access,
                _flows,
                _accounts,
                _regions,
                _since,
                _organization,
            }
        )
        {
            command.Add(option);
        }
    }

    public AthenaLogs Of(ParseResult result) =>
        new(
            result.GetValue(_trail)!,
            result.GetValue(_invocations)!,
            result.GetValue(_ledger),
            result.GetValue(_access),
            result.GetValue(_flows),
            result.GetValue(_accounts)!,
            result.GetValue(_regions)!,
            QuestionForms.Day("--since", result.GetValue(_since)!),
            result.GetValue(_organization)
        );
}
