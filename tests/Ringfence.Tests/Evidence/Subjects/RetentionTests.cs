using Ringfence.Evidence.Store;
using Ringfence.Evidence.Subjects;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Subjects;

public sealed class RetentionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 12, 0, 30, 0, TimeSpan.Zero);

    private readonly StoreWorld _world = new();

    [Fact]
    public void A_dry_run_counts_and_deletes_nothing_and_then_exactly_that_is_deleted()
    {
        Fill();
        var policy = new RetentionPolicy(RetentionPolicy.Default.Days.ToDictionary(kind => kind.Key, _ => 1));
        using (var store = EvidenceStore.OpenReadOnly(_world.StorePath))
        {
            var row = Retention.Run(store, policy, Now, dryRun: true).Rows[0];
            Assert.Equal(("cloudtrail", 30L, 60L, "would be deleted"), (row[0], row[3], row[4], row[6]));
        }

        Assert.Equal(["60"], _world.Ask("SELECT count(*) FROM event"));
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            Assert.Equal("deleted", Retention.Run(store, policy, Now, dryRun: false).Rows[0][6]);
        }

        Assert.Equal(["30"], _world.Ask("SELECT count(*) FROM event"));
        Assert.Equal(["30"], _world.Ask("SELECT count(*) FROM unexplained"));
        Assert.Equal(60, _world.Ingest().Repeated);
        Assert.Equal(["30"], _world.Ask("SELECT count(*) FROM event"));
    }

    [Fact]
    public void Six_years_keep_everything_of_yesterday()
    {
        Fill();
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        Assert.All(
            Retention.Run(store, RetentionPolicy.Default, Now, dryRun: true).Rows,
            row => Assert.Equal("nothing to do", row[6])
        );
    }

    [Theory]
    [InlineData("""{"flows":90}""", "flows")]
    [InlineData("""{"flow":0}""", "flow")]
    [InlineData("[]", "policy")]
    public void A_policy_that_cannot_be_meant_is_refused(string policy, string named) =>
        Assert.Contains(
            named,
            Assert
                .Throws<InvalidDataException>(() => RetentionPolicy.Read(_world.Write("policy.json", policy)))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_persons_records_lose_their_names_in_the_store_and_a_repeated_ingest_does_not_bring_them_back()
    {
        const string Secret = "48213377";
        _world.Write(
            "log.json",
            StoreWorld.Trail(
                Enumerable
                    .Range(0, 40)
                    .Select(number =>
                        StoreWorld
                            .Event(number)
                            .Replace("\"Converse\"", "\"GetObject\"", StringComparison.Ordinal)
                            .Replace("bedrock.amazonaws", "s3.amazonaws", StringComparison.Ordinal)
                            .Replace(
                                """{"modelId":"anthropic.claude"}""",
                                $$"""{"bucketName":"phi","key":"patients/{{(number % 2 == 0 ? Secret : "00000001")}}/{{number}}.json"}""",
                                StringComparison.Ordinal
                            )
                    )
            )
        );
        _world.Ingest();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            Assert.Equal(20, Erasure.Unlink(store, $"arn:aws:s3:::phi/patients/{Secret}/*", dryRun: true));
            Assert.Equal(20, Erasure.Unlink(store, $"arn:aws:s3:::phi/patients/{Secret}/*", dryRun: false));
            Assert.Equal(0, Erasure.Unlink(store, $"arn:aws:s3:::phi/patients/{Secret}/*", dryRun: false));
        }

        _world.Ingest();
        Assert.Equal(["20"], _world.Ask("SELECT count(*) FROM event_v WHERE resource LIKE 'erased:%'"));
        Assert.Equal(["20"], _world.Ask("SELECT count(*) FROM event_v WHERE resource LIKE '%00000001%'"));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_world.StorePath)!, "evidence.db*"))
        {
            Assert.DoesNotContain(
                Secret,
                File.ReadAllText(file, System.Text.Encoding.Latin1),
                StringComparison.Ordinal
            );
        }
    }

    public void Dispose() => _world.Dispose();

    private void Fill()
    {
        _world.Write("old.json", StoreWorld.Trail(Enumerable.Range(0, 60).Select(number => StoreWorld.Event(number))));
        _world.Ingest();
        Assert.Equal(["60"], _world.Ask("SELECT count(*) FROM event"));
    }
}
