using System.Collections.Concurrent;
using Ringfence.Gateway.Phi;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Health;

/// <summary>Identifiers found, and calls judged, by policy and kind.</summary>
internal sealed class PhiCounters
{
    private readonly ConcurrentDictionary<string, Counter> _calls = new();
    private readonly ConcurrentDictionary<(string Where, string Policy, PhiKind Kind), Counter> _found = new();

    /// <summary>Calls, by the policy for their prompt.</summary>
    public IEnumerable<KeyValuePair<string, Counter>> Calls => _calls;

    /// <summary>Identifiers; <c>Where</c> is <c>prompt</c> or <c>answer</c>.</summary>
    public IEnumerable<KeyValuePair<(string Where, string Policy, PhiKind Kind), Counter>> Found => _found;

    /// <summary>A call has ended.</summary>
    public void Add(CallPhi call)
    {
        _calls.GetOrAdd(call.PolicyName, static _ => new Counter()).Add(1);
        Add("prompt", call.PolicyName, call.Prompt);
        Add("answer", call.AnswerPolicyName, call.Answer);
    }

    private void Add(string where, string policy, PhiCounts counts)
    {
        for (var kind = 0; kind < PhiKinds.Count; kind++)
        {
            if (counts[(PhiKind)kind] is > 0 and var count)
            {
                _found.GetOrAdd((where, policy, (PhiKind)kind), static _ => new Counter()).Add(count);
            }
        }
    }
}
