namespace Ringfence.Controls;

/// <summary>Takes a property off the failing resource.</summary>
/// <param name="Path">Which, as <see cref="Facts.PropertyPath"/> has it; a list's item is removed from the list.</param>
public sealed record RemoveProperty(string Path) : Change;
