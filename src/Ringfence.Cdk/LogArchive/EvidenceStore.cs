using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// The archive of an organisation's records, in an account where nobody works: a locked bucket for each kind, and the
/// tables and the work group that questions are asked with.
/// </summary>
public sealed class EvidenceStore : Construct
{
    private readonly EvidenceStoreProps _props;
    private readonly AccessLogBucket _access;

    /// <summary>An archive.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public EvidenceStore(Construct scope, string id, EvidenceStoreProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        _props = props;
        var partition = Stack.Of(this).Partition;
        _access = new AccessLogBucket(this, "Access", NameOf("access"), props.KeepDays);
        Trail = Bucket("Trail", "trail", ArchiveWriters.Trail(props));
        Flows = Bucket("Flows", "flows", ArchiveWriters.Delivery(props, partition));
        Bucket("Queries", "queries", ArchiveWriters.Delivery(props, partition));
        Bucket(
            "Configurations",
            "config",
            ArchiveWriters.Configuration(props),
            "AWS Config delivers to no bucket with a default retention; its bucket's policy lets nobody delete"
        );
        Records = new ArchiveBucket(
            this,
            "Records",
            Like("records", ArchiveWriters.Replication(props)) with
            {
                Key = props.RecordsKey,
            }
        );
        _ = new CarriedLogs(
            this,
            "Carried",
            props,
            Like("carried", []) with
            {
                Locked = false,
                UnlockedBecause =
                    "Firehose is not known to deliver to a bucket with a default retention; the bucket's policy lets nobody delete",
            }
        );
        _ = new EvidenceQuestions(this, "Questions", props, NameOf, _access);
    }

    /// <summary>The bucket of the organisation's trail.</summary>
    public ArchiveBucket Trail { get; }

    /// <summary>The bucket of flow logs.</summary>
    public ArchiveBucket Flows { get; }

    /// <summary>The bucket of records with content.</summary>
    public ArchiveBucket Records { get; }

    private string NameOf(string holds) => $"{_props.Name}-{holds}-{Stack.Of(this).Account}";

    private ArchiveBucket Bucket(string id, string holds, IReadOnlyList<Map> writers, string unlocked = "") =>
        new(this, id, Like(holds, writers) with { Locked = unlocked.Length == 0, UnlockedBecause = unlocked });

    private ArchiveBucketProps Like(string holds, IReadOnlyList<Map> writers) =>
        new()
        {
            Name = NameOf(holds),
            Key = _props.Key,
            AccessLogs = _access,
            Keeper = _props.Keeper,
            KeepDays = _props.KeepDays,
            ColdAfterDays = _props.ColdAfterDays,
            Writers = writers,
        };

    private static void Refuse(EvidenceStoreProps props)
    {
        Refusal.UnlessSixYears(nameof(props.KeepDays), props.KeepDays);
        Refusal.Unless(
            props.Accounts.Count > 0
                && props.Accounts.All(account => account.Length == 12 && account.All(char.IsAsciiDigit)),
            nameof(props.Accounts),
            string.Join(", ", props.Accounts),
            "accounts of the organisation, twelve digits each, at least one",
            "a bucket that takes logs of any account takes an attacker's forgeries"
        );
        Refusal.Unless(
            props.TrailArn.Contains(":trail/", StringComparison.Ordinal)
                && !props.TrailArn.AsSpan().ContainsAny('*', '?'),
            nameof(props.TrailArn),
            props.TrailArn,
            "the ARN of one trail, no wildcard",
            "a trail of somebody else would write among the organisation's records"
        );
        Refusal.Unless(
            props.Replicators.All(role =>
                role.Contains(":role/", StringComparison.Ordinal) && !role.AsSpan().ContainsAny('*', '?')
            ),
            nameof(props.Replicators),
            string.Join(", ", props.Replicators),
            "ARNs of roles, no wildcards",
            "who sends records is named, or anybody's are believed"
        );
        Refusal.Unless(
            props.Readers.Count > 0 && props.Readers.All(role => role.Contains(":role/", StringComparison.Ordinal)),
            nameof(props.Readers),
            string.Join(", ", props.Readers),
            "ARNs of roles, at least one",
            "answers hold what patients were asked about; whoever may read them is named"
        );
        Refusal.Unless(
            props.GigabytesPerQuery is >= 1 and <= 10000,
            nameof(props.GigabytesPerQuery),
            props.GigabytesPerQuery,
            "1 to 10000",
            "a question without a bound over years of logs costs as much as it likes"
        );
        Refusal.Unless(
            !ReferenceEquals(props.Key, props.RecordsKey),
            nameof(props.RecordsKey),
            "the key of logs",
            "another key than Key",
            "who may read logs may not for that read what patients were asked about"
        );
    }
}
