using Microsoft.Extensions.Configuration;

namespace Ringfence.Gateway;

/// <summary>
/// Where a slice's options come from, for a <see cref="SliceWatch{TOptions}"/>. Not an <c>IOptionsChangeTokenSource</c>: with one, the host's options
/// monitor would read a changed configuration too, and throw where nobody listens when it is not valid.
/// </summary>
internal sealed record SliceSection<TOptions>(IConfigurationSection Section);
