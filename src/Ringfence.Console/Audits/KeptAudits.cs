using System.Security.Cryptography;
using Ringfence.Console.SignIn;
using Ringfence.Posture;

namespace Ringfence.Console.Audits;

/// <summary>The audits that were run here and not yet made room: in memory alone, each for the one who ran it.</summary>
internal sealed class KeptAudits(TimeProvider time)
{
    private const int Most = 50;

    private readonly Lock _gate = new();
    private readonly Queue<KeptAudit> _kept = new(); // guarded by _gate

    /// <summary>Keeps a run.</summary>
    public KeptAudit Keep(Person person, AuditRun run)
    {
        var kept = new KeptAudit(
            RandomNumberGenerator.GetHexString(16, lowercase: true),
            $"{person.Issuer}#{person.Subject}",
            time.GetUtcNow(),
            run
        );
        lock (_gate)
        {
            _kept.Enqueue(kept);
            if (_kept.Count > Most)
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
            return [.. _kept.Where(kept => kept.Owner == $"{person.Issuer}#{person.Subject}").Reverse()];
        }
    }
}
