using Ringfence.Cdk.Handlers;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Baseline;

/// <summary>How an <see cref="AccountBaseline"/> is made.</summary>
public sealed record AccountBaselineProps
{
    /// <summary>What names begin with: <c>clinic-production-baseline</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The key of volumes that name none, in the stack's region.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>Where the handlers run.</summary>
    public required HandlerPlace Handlers { get; init; }

    /// <summary>The regions that may be used; the stack's is one of them.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The fewest characters of a password: 14 to 128.</summary>
    /// <value>14.</value>
    public int PasswordLength { get; init; } = 14;

    /// <summary>After how many days a permission or a role counts as unused: 1 to 90.</summary>
    /// <value>90.</value>
    public int UnusedAfterDays { get; init; } = 90;
}
