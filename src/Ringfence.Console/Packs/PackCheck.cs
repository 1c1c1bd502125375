using Ringfence.Evidence.Packs;

namespace Ringfence.Console.Packs;

/// <summary>A verification that somebody asked for.</summary>
/// <param name="Owner">Whose it is: issuer#subject.</param>
/// <param name="Name">Of the pack, or of the file that was sent.</param>
/// <param name="Problem">Why it could not be verified at all; null when it was.</param>
internal sealed record PackCheck(
    string Id,
    string Owner,
    DateTimeOffset When,
    string Name,
    PackVerification? Result,
    string? Problem
);
