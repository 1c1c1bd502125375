namespace Ringfence.Controls;

/// <summary>A body of rules that controls are cited under.</summary>
/// <param name="Id">The word on the command line: <c>hipaa</c>.</param>
/// <param name="Title">Its name in full.</param>
public sealed record Framework(string Id, string Title);
