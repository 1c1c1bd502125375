using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// The keys of subject digests: one file of 32 bytes an epoch, readable by its owner alone, in a directory of their own. Without an
/// epoch's key nobody can tell whom its digests mean, so destroying the key is how a write-once record forgets. What is made and destroyed
/// is noted in the directory's journal, from which the gateway takes it into the ledger.
/// </summary>
public sealed class SubjectEpochs
{
    private const int KeyBytes = 32;
    private const string Suffix = ".key";

    private readonly string _directory;
    private readonly TimeProvider _time;

    private SubjectEpochs(string directory, TimeProvider time) => (_directory, _time) = (directory, time);

    /// <summary>Opens a directory, which is made when it is not there.</summary>
    public static SubjectEpochs Open(string directory, TimeProvider time)
    {
        if (!Directory.Exists(directory))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(
                    directory,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }
        return new(directory, time);
    }

    /// <summary>Those whose keys are there, oldest first; the last is current.</summary>
    public IReadOnlyList<SubjectEpoch> List()
    {
        var names = Names();
        return [.. names.Select((name, at) => new SubjectEpoch(name, at == names.Count - 1))];
    }

    /// <summary>Begins a new epoch; digests are made with its key from now on.</summary>
    public SubjectEpoch New()
    {
        var name = _time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        OwnerOnlyFile.Create(KeyFile(name), RandomNumberGenerator.GetBytes(KeyBytes));
        Note(name, "created");
        return new(name, IsCurrent: true);
    }

    /// <summary>Overwrites and removes an epoch's key; false when there is none of that name. Copies elsewhere (backups) are not reached.</summary>
    public bool Destroy(string name)
    {
        if (!Names().Contains(name))
        {
            return false;
        }
        var path = KeyFile(name);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }
        File.Delete(path);
        Note(name, "destroyed");
        return true;
    }

    /// <summary>What a person is called by in the record, in each epoch whose key is there: <c>epoch:kind:digest</c>.</summary>
    /// <param name="subject">As <see cref="Subject"/> writes it.</param>
    public IReadOnlyList<string> DigestsOf(string subject) =>
        [.. Names().Select(name => Digest(name, Key(name), subject))];

    /// <summary>The current epoch and its key; one is begun when there is none.</summary>
    internal (string Name, byte[] Key) Current()
    {
        var name = Names() is [.., var last] ? last : New().Name;
        return (name, Key(name));
    }

    /// <summary>Changes whenever an epoch is made or destroyed.</summary>
    internal DateTime Changed => Directory.GetLastWriteTimeUtc(_directory);

    internal static string Digest(string epoch, byte[] key, string subject)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes(subject), digest);
        return $"{epoch}:{subject[..subject.IndexOf(':')]}:{Convert.ToHexStringLower(digest[..16])}";
    }

    /// <summary>The journal's changes after the first <paramref name="known"/>.</summary>
    internal IReadOnlyList<EpochChange> ChangesAfter(int known)
    {
        if (!File.Exists(Journal))
        {
            return [];
        }
        return
        [
            .. File.ReadAllLines(Journal)
                .Skip(known)
                .Select(line => JsonSerializer.Deserialize(line, EpochJson.Default.EpochChange)!),
        ];
    }

    /// <summary>How many of the journal's changes the ledger has.</summary>
    internal int Recorded
    {
        get => File.Exists(RecordedFile) ? int.Parse(File.ReadAllText(RecordedFile), CultureInfo.InvariantCulture) : 0;
        set => File.WriteAllText(RecordedFile, value.ToString(CultureInfo.InvariantCulture));
    }

    private string Journal => Path.Combine(_directory, "changes.jsonl");

    private string RecordedFile => Path.Combine(_directory, "changes.recorded");

    private List<string> Names() =>
        [
            .. Directory
                .EnumerateFiles(_directory, "*" + Suffix)
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    private string KeyFile(string name) => Path.Combine(_directory, name + Suffix);

    private byte[] Key(string name)
    {
        var path = KeyFile(name);
        if (OwnerOnlyFile.Problem(path) is { } problem)
        {
            throw new IOException(problem);
        }
        return File.ReadAllBytes(path);
    }

    private void Note(string epoch, string change)
    {
        var line = JsonSerializer.Serialize(
            new EpochChange(_time.GetUtcNow(), epoch, change, Environment.UserName),
            EpochJson.Default.EpochChange
        );
        File.AppendAllText(Journal, line + "\n");
    }
}
