using Ringfence.Console.Policy;
using Ringfence.Console.SignIn;
using Ringfence.Console.TryIt;

namespace Ringfence.Console;

/// <summary>What the console asks of the gateway that it shares a host with. The composition root answers.</summary>
public interface IRunningGateway
{
    /// <summary>Where calls go, in a reader's words.</summary>
    string Upstream { get; }

    /// <summary>The guardrail set on every call, or null where none is configured.</summary>
    string? Guardrail { get; }

    /// <summary>True when the upstream is the stand-in on this machine.</summary>
    bool IsLocal { get; }

    /// <summary>Calls under way.</summary>
    long InFlight { get; }

    /// <summary>The parts that cannot do their work now, each with why.</summary>
    ValueTask<IReadOnlyList<(string Part, string Reason)>> NotReadyAsync(CancellationToken cancel);

    /// <summary>The models that may be tried; empty where nothing may.</summary>
    IReadOnlyList<string> Models { get; }

    /// <summary>What may be done through it, as it is configured now.</summary>
    GatewayPolicy Policy { get; }

    /// <summary>A person as the record knows them; null where the text names nobody. It is never kept or logged.</summary>
    /// <param name="subject"><c>mrn:X</c>, <c>member:X</c>, <c>ssn:X</c> or <c>person:NAME/1958-03-14</c>.</param>
    KnownSubject? SubjectOf(string subject);

    /// <summary>Sends a prompt through the gateway as a person, and says what the model saw. Only where <see cref="IsLocal"/>.</summary>
    Task<Trial> TryAsync(string model, string prompt, Person person, CancellationToken cancel);
}
