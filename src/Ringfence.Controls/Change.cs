namespace Ringfence.Controls;

/// <summary>One edit of a template, to the failing resource or beside it.</summary>
public abstract record Change;
