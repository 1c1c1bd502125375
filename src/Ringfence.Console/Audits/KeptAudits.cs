using System.Security.Cryptography;
using Ringfence.Console.SignIn;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Console.Audits;

/// <summary>The audits that were run here and not yet made room: in memory alone, each for the one who ran it.</summary>
internal sealed class KeptAudits(TimeProvider time)
{
    private const int Most = 50;
    private const long MostBytes = 64L << 20;

    private readonly Lock _gate = new();
    private readonly Queue<KeptAudit> _kept = new(); // guarded by _gate

    /// <summary>Keeps a run.</summary>
    public KeptAudit Keep(Person person, AuditRun run, IReadOnlyList<InputFile> texts)
    {
        var kept = new KeptAudit(
            RandomNumberGenerator.GetHexString(16, lowercase: true),
            person.Id,
            time.GetUtcNow(),
            run,
            texts
        );
        lock (_gate)
        {
            _kept.Enqueue(kept);
            while (_kept.Count > Most || (_kept.Count > 1 && _kept.Sum(one => one.Bytes) > MostBytes))
            {
                _kept.Dequeue();
            }
        }
        return kept;
    }

    /// <summary>A run of this person; null when there is none, or it was another's.</summary>
    public KeptAudit? Find(string id, Person person) => Of(person).FirstOrDefault(kept => kept.Id == id);

    /// <summary>This person's runs, newest first.</summary>
    public IReadOnlyList<KeptAudit> Of(Person person)
    {
        lock (_gate)
        {
            return [.. _kept.Where(kept => kept.Owner == person.Id).Reverse()];
        }
    }
}
