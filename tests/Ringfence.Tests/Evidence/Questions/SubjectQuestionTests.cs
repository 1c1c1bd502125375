using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Engines;
using Ringfence.Tests.Ledger;

namespace Ringfence.Tests.Evidence.Questions;

/// <summary>Who asked about a person: through the digests of the gateway's entries to every layer's record of the call.</summary>
public sealed class SubjectQuestionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EvidenceStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        await RecordedDays.WriteAsync(_folder.Path);
        var path = Path.Combine(_folder.Path, "evidence.db");
        using (var store = EvidenceStore.Open(path))
        {
            Ingestion.Run(store, [_folder.Path], TimeProvider.System);
        }

        _store = EvidenceStore.OpenReadOnly(path);
    }

    [Fact]
    public void Calls_about_a_person_are_found_in_every_layer_and_no_others()
    {
        var answer = TrailQuestions.Answer(
            _store,
            Ask.Timeline(null, new(Limit: 1000), new("mrn", ["2026b:MRN:cc33"]))
        );
        var ids = answer.Rows.Select(row => (string)row[answer.Columns.ToList().IndexOf("request_id")]!).ToList();

        // Every tenth call from the fourth on, but for the one that was refused before anything was known of its answer.
        var expected = Enumerable.Range(0, 12).Select(ten => (ten * 10) + 4).Select(number => $"01JD{number:D22}");
        Assert.Equal(expected, ids.Where(id => id.StartsWith("01JD", StringComparison.Ordinal)));
        Assert.All(ids.Where(id => id[0] == 'r'), id => Assert.Equal('4', id.Split('-')[1][^1]));
        Assert.Equal(3, answer.Rows.Select(row => row[1]).Distinct().Count());
        Assert.DoesNotContain("cc33", string.Join(' ', answer.Parameters.Values));
    }

    [Fact]
    public void Epochs_without_a_key_are_told_with_their_calls()
    {
        Assert.Equal(
            [("2026a", 12L)],
            SubjectEpochsOfStore.Without(_store, new HashSet<string> { "2026b" }, new Scope())
        );
        Assert.Empty(SubjectEpochsOfStore.Without(_store, new HashSet<string> { "2026a", "2026b" }, new Scope()));
        var none = new Scope(RecordedDays.Start.AddDays(9), RecordedDays.Start.AddDays(10));
        Assert.Empty(SubjectEpochsOfStore.Without(_store, new HashSet<string>(), none));
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
