using System.CommandLine;
using Ringfence.Cli.Ledger;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.Packs;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;
using Ringfence.Posture.Attestations;
using Spectre.Console;

namespace Ringfence.Cli.Report;

/// <summary><c>ringfence report</c>: an evidence pack for a framework and a period, sealed in the ledger.</summary>
internal static class ReportCommand
{
    private const string Description =
        "An evidence pack: for each control that cites the framework what upholds it, what breaks it, what is unknown and why, with numbered exhibits; as a page that prints, OSCAL and CSV. Its digest is appended to the ledger, and the proof lies in the pack. A running gateway holds its ledger: stop it first, or give the packs a ledger of their own with --seal.\n\nExample:\n  ringfence report --framework hipaa --from 2026-07-01 --to 2026-10-01 --posture audit.json --out pack";

    public static Command Create()
    {
        var options = new ReportOptions();
        var command = new Command("report", Description) { VerifyPackCommand.Create() };
        options.AddTo(command);
        command.SetAction(
            async (result, _) =>
            {
                var request = options.Read(result, TimeProvider.System.GetUtcNow());
                var (pack, key) = await MakeAsync(request, TimeProvider.System);
                var console = Terminal.Of(result).Out;
                Print(pack, console);
                if (!Directory.Exists(request.Data.Ledger))
                {
                    console.MarkupLineInterpolated(
                        $"[grey]note[/] --data: '{request.Data.Root}' holds no gateway's ledger: the pack proves no entry of one"
                    );
                }

                console.MarkupLineInterpolated(
                    $"Read {Path.Combine(request.Out, "index.html")}. Check: ringfence report verify {request.Out} --key {key}"
                );
                return pack.Controls.Any(control => control.Status == PackStatus.Broken)
                    ? ExitCode.Findings
                    : ExitCode.Clean;
            }
        );
        return command;
    }

    /// <summary>Assesses, writes and seals. The ledger is taken first: a pack that cannot be sealed is not made.</summary>
    /// <returns>The pack, and the key that checks it.</returns>
    public static async Task<(Pack Pack, string Key)> MakeAsync(ReportRequest request, TimeProvider time)
    {
        var (options, signer) = request.Seal is { } own ? OwnLedger.ForPacks(own) : OwnLedger.ForWriting(request.Data);
        using (signer)
        {
            await using var ledger = Open(request, options, signer, time);
            var (pack, writer) = Write(request, signer.VerifierKey, time);
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
                    ledger,
                    signer.VerifierKey
                )
            );
            return (pack, signer.VerifierKey);
        }
    }

    // The one failure that everybody meets: a gateway is running on the ledger.
    private static MerkleLog Open(
        ReportRequest request,
        LedgerOptions options,
        ICheckpointSigner signer,
        TimeProvider time
    )
    {
        try
        {
            return MerkleLog.Open(options, signer, time);
        }
        catch (LedgerFault fault) when (request.Seal is null && !fault.Retryable)
        {
            throw new BadInputException(
                $"--data: the pack cannot be sealed in this ledger. {fault.Message} A running gateway holds its ledger: give packs a ledger of their own, --seal .ringfence/packs (made where there is none; the gateway's entries are proved all the same)"
            );
        }
    }

    private static (Pack Pack, PackWriter Writer) Write(ReportRequest request, string key, TimeProvider time)
    {
        try
        {
            using var store = request.Store is null ? null : StoreOption.Open(request.Store);
            var pack = Pack.Assess(
                store,
                new(
                    request.Framework,
                    request.Period.From,
                    request.Period.To,
                    time.GetUtcNow(),
                    [.. request.Posture.Select(file => PostureFile.Read(Existing("--posture", file)))],
                    Statements(request.Attestations),
                    Directory.Exists(request.Data.Ledger) ? [request.Data.Ledger] : []
                )
            );
            return (pack, PackWriter.Write(pack, request.Out, key));
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException(error.Message);
        }
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
}
