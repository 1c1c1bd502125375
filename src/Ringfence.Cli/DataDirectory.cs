namespace Ringfence.Cli;

/// <summary>What lies where below <c>--data</c>.</summary>
internal sealed class DataDirectory(string path)
{
    public const string Default = ".ringfence";

    public string Root { get; } = Path.GetFullPath(path);

    /// <summary>The ledger: tiles, checkpoint, journal.</summary>
    public string Ledger => Path.Combine(Root, "ledger");

    /// <summary>Key files, 0600.</summary>
    public string LedgerKey => Path.Combine(Root, "keys", "ledger.key");

    /// <summary>The keys of subject digests.</summary>
    public string SubjectEpochs => Path.Combine(Root, "keys", "subjects");

    /// <summary>Conversations, sealed.</summary>
    public string Conversations => Path.Combine(Root, "conversations");

    /// <summary>The development issuer's key.</summary>
    public string DevelopmentIssuer => Path.Combine(Root, "development-issuer");

    /// <summary>LocalBedrock's state.</summary>
    public string Aws => Path.Combine(Root, "aws");

    /// <summary>The buckets that LocalBedrock writes its logs to, by name.</summary>
    public string Buckets => Path.Combine(Aws, "s3");

    /// <summary>The policy that <c>up</c> writes at its first start, for its reader to change.</summary>
    public string StarterConfiguration => Path.Combine(Root, "ringfence.json");

    /// <summary>The evidence store.</summary>
    public string Evidence => Path.Combine(Root, "evidence.db");

    /// <summary>CloudTrail's public keys, as LocalBedrock publishes them.</summary>
    public string PublicKeys => Path.Combine(Aws, "public_keys.json");

    /// <summary>Where the console looks for results of audits, the newest of which stands.</summary>
    public string Posture => Path.Combine(Root, "posture");

    /// <summary>What the console keeps.</summary>
    public string Console => Path.Combine(Root, "console");

    /// <summary>The key of one-time links, 0600.</summary>
    public string ConsoleKey => Path.Combine(Root, "keys", "console-link.key");

    /// <summary>Where the running console answers.</summary>
    public string ConsoleAddress => Path.Combine(Console, "address");

    /// <summary>Makes the directory, for its owner alone.</summary>
    public DataDirectory Create()
    {
        if (!Directory.Exists(Root))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Root);
            }
            else
            {
                Directory.CreateDirectory(
                    Root,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }

        return this;
    }
}
