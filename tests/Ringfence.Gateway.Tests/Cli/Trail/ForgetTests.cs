using System.Buffers;
using System.CommandLine;
using Ringfence.Cli;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;
using Ringfence.Gateway.Phi;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Cli.Trail;

/// <summary>A person asks what was disclosed, and then to be forgotten.</summary>
public sealed class ForgetTests : IDisposable
{
    private const string Person = "mrn:UH-48213377";
    private readonly string _data = Directory.CreateTempSubdirectory("forget-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task What_was_disclosed_is_found_until_the_person_is_forgotten()
    {
        await FillAsync();
        var before = await RunAsync("disclosures", "--subject", Person, "--format", "csv");
        Assert.Equal(2, before.Lines.Count(line => line.Contains("a.okafor", StringComparison.Ordinal)));

        var dry = await RunAsync("forget", "--subject", Person, "--no-accounting", "--dry-run");
        Assert.Contains("destroyed", dry.Text, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await RunAsync("disclosures", "--subject", Person, "--format", "csv")).Text);

        await RunAsync("forget", "--subject", Person, "--no-accounting", "--reference", "DSR-1");
        var after = await RunAsync("disclosures", "--subject", Person, "--format", "csv");
        Assert.DoesNotContain(after.Lines, line => line.Contains("a.okafor", StringComparison.Ordinal));

        var erased = Assert.Single(Entries());
        Assert.Equal(("DSR-1", 2L, 1), (erased.Reference, erased.Calls, erased.Epochs.Count));
        Assert.NotEmpty(erased.Kept);
        Assert.DoesNotContain("48213377", string.Concat(erased.Kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_is_answered_from_a_store_until_the_key_is_gone()
    {
        await FillAsync();
        var path = Path.Combine(_data, "evidence.db");
        using (var store = EvidenceStore.Open(path))
        {
            Ingestion.Run(store, [Path.Combine(_data, "ledger")], TimeProvider.System);
        }

        string[] question = ["who", "--subject", Person, "--store", path, "--format", "csv"];
        var before = await RunAsync(question);
        Assert.Equal(2, before.Lines.Count(line => line.Contains("a.okafor", StringComparison.Ordinal)));
        Assert.DoesNotContain("unanswerable", before.Text, StringComparison.Ordinal);

        var epochs = SubjectEpochs.Open(Path.Combine(_data, "keys", "subjects"), TimeProvider.System);
        var destroyed = epochs.List()[0].Name;
        epochs.Destroy(destroyed);
        Assert.Equal(ExitCode.BadInput, (await RunAsync(question)).Exit);
        epochs.New();
        var after = await RunAsync(question);
        Assert.DoesNotContain(after.Lines, line => line.Contains("a.okafor", StringComparison.Ordinal));
        Assert.Contains(
            $"epoch {destroyed}",
            string.Join(' ', after.Text.Split(['\n', ' '])),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("48213377", before.Text + after.Text, StringComparison.Ordinal);

        var call = await RunAsync("call", "r-0", "--store", path, "--format", "json");
        Assert.Contains("\"question\": \"call\"", call.Text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, call.Exit);
    }

    [Fact]
    public async Task An_epoch_that_the_accounting_needs_is_kept_and_that_is_said()
    {
        await FillAsync();
        var done = await RunAsync("forget", "--subject", Person);
        Assert.Contains("164.528", done.Text, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(Entries()).Epochs);
        var after = await RunAsync("disclosures", "--subject", Person, "--format", "csv");
        Assert.Equal(2, after.Lines.Count(line => line.Contains("a.okafor", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("mrn:12")]
    [InlineData("UH-48213377")]
    [InlineData("person:Harold Whitcombe")]
    public async Task A_subject_that_names_nobody_is_refused_and_not_repeated(string subject)
    {
        await FillAsync();
        var refused = await RunAsync("disclosures", "--subject", subject);
        Assert.Equal(ExitCode.BadInput, refused.Exit);
        Assert.DoesNotContain(subject, refused.Text, StringComparison.Ordinal);
    }

    private List<SubjectErased> Entries() =>
        [
            .. LedgerReader
                .Open(Path.Combine(_data, "ledger"))
                .Entries()
                .Select(entry => EntryEncoding.TryRead(entry.Bytes, out SubjectErased? erased) ? erased : null)
                .OfType<SubjectErased>(),
        ];

    private async Task FillAsync()
    {
        const string Origin = "ringfence.test/forget";
        var epochs = SubjectEpochs.Open(Path.Combine(_data, "keys", "subjects"), TimeProvider.System);
        epochs.New();
        var digest = Assert.Single(epochs.DigestsOf(Subject.ByMrn("UH-48213377")!));
        using var signer = KeyFile.OpenOrCreate(Path.Combine(_data, "keys", "ledger.key"), Origin);
        await using var ledger = MerkleLog.Open(
            new LedgerOptions { Directory = Path.Combine(_data, "ledger"), Origin = Origin },
            signer,
            TimeProvider.System
        );
        for (var number = 0; number < 3; number++)
        {
            var entry = new ArrayBufferWriter<byte>();
            EntryEncoding.Write(
                entry,
                new InferenceAsked
                {
                    Time = DateTimeOffset.UnixEpoch.AddYears(56).AddDays(number),
                    RequestId = $"r-{number}",
                    Call = new CallContext
                    {
                        Caller = new Ringfence.Ledger.Entries.Caller("i", "s", "a.okafor", "oncology", [], ""),
                        Source = "10.0.0.1",
                        Door = "bedrock",
                        Operation = "Converse",
                        ModelAsked = "m",
                        PhiPolicy = "pseudonym",
                        Subjects = number < 2 ? [digest] : [],
                    },
                }
            );
            await ledger.AppendAsync(entry.WrittenMemory);
        }
    }

    private async Task<(int Exit, string Text, string[] Lines)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand { TrailCommand.Create() },
            ["trail", .. args, "--data", _data],
            new InvocationConfiguration { Output = output, Error = output }
        );
        return (exit, output.ToString(), output.ToString().Split('\n'));
    }
}
