namespace Ringfence.Console.TryIt;

/// <summary>The form's fields.</summary>
public sealed class TriedPrompt
{
    public string Prompt { get; set; } = "";

    public string Model { get; set; } = "";
}
