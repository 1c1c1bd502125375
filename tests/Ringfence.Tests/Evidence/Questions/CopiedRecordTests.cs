using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Questions;

/// <summary>Whoever copies a record has read it.</summary>
public sealed class CopiedRecordTests : IDisposable
{
    private const string Source = "arn:aws:s3:::phi-records/patients/000417/labs a+b.json";
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData("phi-records/patients/000417/labs%20a%2Bb.json")]
    [InlineData("/phi-records/patients/000417/labs%20a%2Bb.json?versionId=3%2FL4k")]
    [InlineData("phi-records%2Fpatients%2F000417%2Flabs%20a%2Bb.json")]
    public void A_copy_is_an_access_to_the_object_that_it_reads(string header)
    {
        Fill("CopyObject", header);
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        foreach (var asked in (string[])[Source, "*/patients/000417/*"])
        {
            var answer = TrailQuestions.Who(store, [("record", asked)], new Scope());
            var row = Assert.Single(answer.Rows);
            Assert.Equal(
                ("cloudtrail", "CopyObject", Source, "a.okafor"),
                (
                    Of(answer, row, "layer"),
                    Of(answer, row, "operation"),
                    Of(answer, row, "resource"),
                    Of(answer, row, "person")
                )
            );
        }

        // To the object that it makes, and of the person, it is one access.
        Assert.Single(TrailQuestions.Who(store, [("record", "arn:aws:s3:::elsewhere/copy")], new Scope()).Rows);
        Assert.Single(TrailQuestions.Who(store, [("person", "a.okafor")], new Scope()).Rows);
        Assert.Equal(2, TrailQuestions.Who(store, [("record", "*")], new Scope()).Rows.Count);
    }

    [Fact]
    public void Blast_tells_what_a_credential_copied_and_where_to()
    {
        Fill("UploadPartCopy", "phi-records/patients/000417/labs%20a%2Bb.json");
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = TrailQuestions.Blast(store, "person", "a.okafor", new Scope());
        Assert.Equal(
            ["arn:aws:s3:::elsewhere/copy", Source],
            answer.Rows.Select(row => (string)Of(answer, row, "resource")!).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Pages_of_records_and_their_copies_are_together_the_whole()
    {
        Fill("CopyObject", "phi-records/patients/000417/labs%20a%2Bb.json");
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var first = TrailQuestions.Who(store, [("record", "*")], new Scope(Limit: 1));
        var second = TrailQuestions.Who(store, [("record", "*")], new Scope(Limit: 1, Cursor: first.Next));
        Assert.NotNull(first.Next);
        Assert.Null(second.Next);
        Assert.NotEqual(
            Of(first, Assert.Single(first.Rows), "resource"),
            Of(second, Assert.Single(second.Rows), "resource")
        );
    }

    public void Dispose() => _world.Dispose();

    private void Fill(string operation, string header)
    {
        _world.Write(
            "trail.json",
            StoreWorld.Trail(
                StoreWorld
                    .Event(1)
                    .Replace("bedrock.amazonaws.com", "s3.amazonaws.com", StringComparison.Ordinal)
                    .Replace("\"Converse\"", $"\"{operation}\"", StringComparison.Ordinal)
                    .Replace(
                        "\"requestParameters\":{",
                        $"\"eventCategory\":\"Data\",\"requestParameters\":{{\"bucketName\":\"elsewhere\",\"key\":\"copy\",\"x-amz-copy-source\":\"{header}\",",
                        StringComparison.Ordinal
                    )
            )
        );
        Assert.Empty(_world.Ingest().SetAside);
    }

    private static object? Of(Answer answer, object?[] row, string column) =>
        row[answer.Columns.ToList().IndexOf(column)];
}
