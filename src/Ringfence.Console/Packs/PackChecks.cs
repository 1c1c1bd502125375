using System.Security.Cryptography;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Packs;

namespace Ringfence.Console.Packs;

/// <summary>Verifications that were asked for, the last few: in memory alone, each for the one who asked.</summary>
internal sealed class PackChecks(TimeProvider time)
{
    private const int Most = 50;

    private readonly Lock _gate = new();
    private readonly Queue<PackCheck> _kept = new(); // guarded by _gate

    public PackCheck Keep(Person person, string name, PackVerification? result, string? problem)
    {
        var check = new PackCheck(
            RandomNumberGenerator.GetHexString(16, lowercase: true),
            person.Id,
            time.GetUtcNow(),
            name,
            result,
            problem
        );
        lock (_gate)
        {
            _kept.Enqueue(check);
            if (_kept.Count > Most)
            {
                _kept.Dequeue();
            }
        }
        return check;
    }

    /// <summary>One of this person; null when there is none, or it was another's.</summary>
    public PackCheck? Find(string id, Person person)
    {
        lock (_gate)
        {
            return _kept.FirstOrDefault(check => check.Id == id && check.Owner == person.Id);
        }
    }
}
