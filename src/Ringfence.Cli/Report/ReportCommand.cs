using System.CommandLine;
using Ringfence.Cli.Ledger;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.Packs;
using Ringfence.Ledger.Entries;
using Ringfence.Posture.Attestations;
using Spectre.Console;

namespace Ringfence.Cli.Report;

/// <summary><c>ringfence report</c>: an evidence pack for a framework and a period, sealed in the ledger.</summary>
internal static class ReportCommand
{
    private const string Description =
        "An evidence pack: for each control that cites the framework what upholds it, what breaks it, what is unknown and why, with numbered exhibits; as a page that prints, OSCAL and CSV. Its digest is appended to the ledger, and the proof lies in the pack. A running gateway holds its ledger: stop it first, or seal on another --data.\n\nExample:\n  ringfence report --framework hipaa --from 2026-07-01 --to 2026-10-01 --posture audit.json --out pack";

    public static Command Create()
    {
        var framework = FrameworkOption.Create();
        framework.Required = false;
        var times = new TimeOptions();
        var output = new Option<string?>("--out") { Description = "The pack's directory, new or empty" };
        var store = new Option<string?>("--store")
        {
            Description = "The evidence store [default: evidence.db where there is one]",
        };
        var posture = new Option<FileInfo[]>("--posture")
        {
            Description =
                "Results of audits made within the period: ringfence audit PATH --all --format json --out audit.json",
        };
        var attestations = new Option<FileInfo?>("--attestations")
        {
            Description = "The register that `ringfence attest` writes",
        };
        var data = SharedOptions.Data();
        var command = new Command("report", Description)
        {
            framework,
            times.From,
            times.To,
            output,
            store,
            posture,
            attestations,
            data,
            VerifyPackCommand.Create(),
        };
        command.SetAction(
            async (result, _) =>
            {
                var from = times.FromOf(result) ?? throw Missing("--from");
                var to = times.ToOf(result) ?? throw Missing("--to");
                var request = new ReportRequest(
                    FrameworkOption.Read(result.GetValue(framework) ?? throw Missing("--framework")),
                    from < to ? (from, to) : throw new BadInputException($"--to: it must lie behind --from"),
                    result.GetValue(output) ?? throw Missing("--out"),
                    result.GetValue(store) ?? (File.Exists(StoreOption.Default) ? StoreOption.Default : null),
                    result.GetValue(posture) ?? [],
                    result.GetValue(attestations),
                    new DataDirectory(result.GetValue(data)!)
                );
                var pack = await MakeAsync(request, TimeProvider.System);
                Print(pack, Terminal.Of(result).Out);
                Terminal
                    .Of(result)
                    .Out.MarkupLineInterpolated(
                        $"Read {Path.Combine(request.Out, "index.html")}. Check: ringfence report verify {request.Out} --key {OwnLedger.Key(request.Data)}"
                    );
                return pack.Controls.Any(control => control.Status == PackStatus.Broken)
                    ? ExitCode.Findings
                    : ExitCode.Clean;
            }
        );
        return command;
    }

    /// <summary>Assesses, writes and seals.</summary>
    public static async Task<Pack> MakeAsync(ReportRequest request, TimeProvider time)
    {
        Pack pack;
        PackWriter writer;
        try
        {
            using var store = request.Store is null ? null : StoreOption.Open(request.Store);
            var key = OwnLedger.Key(request.Data);
            pack = Pack.Assess(
                store,
                new(
                    request.Framework,
                    request.Period.From,
                    request.Period.To,
                    time.GetUtcNow(),
                    [.. request.Posture.Select(file => PostureFile.Read(Existing("--posture", file)))],
                    Statements(request.Attestations),
                    [request.Data.Ledger]
                )
            );
            writer = PackWriter.Write(pack, request.Out, key.ToString());
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException(error.Message);
        }

        var (options, signer) = OwnLedger.ForWriting(request.Data);
        using (signer)
        {
            writer.Seal(
                await PackSeal.AppendAsync(
                    new PackSealed
                    {
                        Time = time.GetUtcNow(),
                        RequestId = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
                        Framework = request.Framework.Id,
                        From = request.Period.From,
                        To = request.Period.To,
                        Digest = writer.Digest,
                        By = Environment.UserName,
                    },
                    options,
                    signer,
                    time
                )
            );
        }

        return pack;
    }

    /// <summary>One line a status, one a layer.</summary>
    public static void Print(Pack pack, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(
            $"{pack.Request.Framework.Title}: {pack.Controls.Count} controls: {Count(PackStatus.Broken)} broken, {Count(PackStatus.Accepted)} accepted, {Count(PackStatus.Unknown)} unknown, {Count(PackStatus.Upheld)} upheld; {pack.Exhibits.Count} exhibits, {pack.Proofs.Count / 2} ledger proofs"
        );
        var whole = LayerHours.Words((pack.Request.To - pack.Request.From).TotalHours);
        console.MarkupLineInterpolated(
            $"Proven complete, of {whole}: {string.Join(", ", pack.Layers.Select(layer => $"{layer.Layer} {(layer.Hours > 0 ? LayerHours.Words(layer.Hours) : "none")}"))}. What rests on a layer that is not is unknown."
        );

        int Count(PackStatus status) => pack.Controls.Count(control => control.Status == status);
    }

    private static List<PersonStatement> Statements(FileInfo? register) =>
        register is null
            ? []
            :
            [
                .. new AttestationFile(Existing("--attestations", register))
                    .Read()
                    .Select(each => new PersonStatement(
                        each.Control,
                        each.Statement,
                        each.Owner,
                        each.Date,
                        each.Expires,
                        each.Document,
                        each.Sha256
                    )),
            ];

    private static string Existing(string option, FileInfo file) =>
        file.Exists ? file.FullName : throw new BadInputException($"{option}: there is no file '{file.FullName}'");

    private static BadInputException Missing(string option) =>
        new($"{option} is missing: ringfence report --framework hipaa --from 2026-07-01 --to 2026-10-01 --out pack");
}
