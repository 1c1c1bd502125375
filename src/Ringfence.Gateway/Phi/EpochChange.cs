namespace Ringfence.Gateway.Phi;

/// <summary>An epoch was made or destroyed, as the directory's journal has it until the ledger does.</summary>
/// <param name="Change"><c>created</c> or <c>destroyed</c>.</param>
/// <param name="By">The operating system's name of who did it.</param>
internal sealed record EpochChange(DateTimeOffset Time, string Epoch, string Change, string By);
