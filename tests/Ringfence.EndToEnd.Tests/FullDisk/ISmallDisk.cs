using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.FullDisk;

/// <summary>A disk for a ledger that can be filled and emptied again.</summary>
internal interface ISmallDisk : IDisposable
{
    /// <summary>Where the ledger goes; null where the choice is free.</summary>
    string? Ledger { get; }

    Task FillAsync(RunningProcess gateway);

    Task EmptyAsync(RunningProcess gateway);
}
