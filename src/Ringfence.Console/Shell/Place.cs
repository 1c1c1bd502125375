using Ringfence.Console.SignIn;

namespace Ringfence.Console.Shell;

/// <summary>A page in the navigation.</summary>
/// <param name="Path">Below the console's prefix, e.g. <c>/calls</c>; pages below it belong to it.</param>
/// <param name="Icon">The name of a symbol in <c>Parts/Icon.razor</c>.</param>
/// <param name="Least">Who has it in their navigation. The page itself says who may open it.</param>
public sealed record Place(string Path, string Title, string Icon, Role Least);
