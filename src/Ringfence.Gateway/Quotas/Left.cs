using System.Runtime.InteropServices;

namespace Ringfence.Gateway.Quotas;

/// <summary>What is left of one budget.</summary>
/// <param name="Reset">Until all of it is there again.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Left(long Limit, long Remaining, TimeSpan Reset)
{
    public static Left? Of(Budget? budget) =>
        budget is null ? null : new Left(budget.Limit, budget.Remaining, budget.UntilFull);
}
