using System.CommandLine;
using Ringfence.Cli.Trail;

namespace Ringfence.Cli.Report;

/// <summary>What <c>ringfence report</c> takes. Nothing is required of the parser, for <c>report verify</c> needs none of it.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> _framework = FrameworkOption.Create();
    private readonly TimeOptions _times = new();
    private readonly Option<string?> _out = new("--out") { Description = "The pack's directory, new or empty" };

    private readonly Option<string?> _store = new("--store")
    {
        Description = "The evidence store [default: evidence.db where there is one]",
    };

    private readonly Option<FileInfo[]> _posture = new("--posture")
    {
        Description =
            "Results of audits made within the period: ringfence audit PATH --all --format json --out audit.json",
    };

    private readonly Option<FileInfo?> _attestations = new("--attestations")
    {
        Description = "The register that `ringfence attest` writes",
    };

    private readonly Option<string> _data = SharedOptions.Data();

    private readonly Option<string?> _seal = new("--seal")
    {
        Description =
            "Seal in a ledger for packs alone, kept here and made where there is none [default: the ledger of --data]",
    };

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                _framework,
                _times.From,
                _times.To,
                _out,
                _store,
                _posture,
                _attestations,
                _data,
                _seal,
            }
        )
        {
            command.Add(option);
        }
    }

    /// <param name="now">Until when a period lasts that has no end yet.</param>
    public ReportRequest Read(ParseResult result, DateTimeOffset now)
    {
        var from = _times.FromOf(result) ?? throw Missing("--from");
        var to = _times.ToOf(result) ?? now;
        return new(
            FrameworkOption.Read(result.GetValue(_framework) ?? throw Missing("--framework")),
            from < to ? (from, to) : throw new BadInputException("--to: it must lie behind --from"),
            result.GetValue(_out) ?? throw Missing("--out"),
            result.GetValue(_store) ?? (File.Exists(StoreOption.Default) ? StoreOption.Default : null),
            result.GetValue(_posture) ?? [],
            result.GetValue(_attestations),
            new DataDirectory(result.GetValue(_data)!),
            result.GetValue(_seal) is { } packs ? new DataDirectory(packs) : null
        );
    }

    private static BadInputException Missing(string option) =>
        new($"{option} is missing: ringfence report --framework hipaa --from 2026-07-01 --to 2026-10-01 --out pack");
}
