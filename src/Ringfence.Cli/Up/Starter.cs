namespace Ringfence.Cli.Up;

/// <summary>The policy that a newcomer starts with: written once into the data directory, then theirs to change.</summary>
internal static class Starter
{
    private const string Policy = """
        {
          // Who may use which model, and where it may run. What no rule allows is denied. Read again when this file changes.
          "Models": {
            "Regions": ["us-east-1", "us-*"],
            "Aliases": {
              "claude-sonnet": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
              "claude-haiku": "us.anthropic.claude-haiku-4-5-20251001-v1:0",
              "nova-lite": "amazon.nova-lite-v1:0",
              "titan-embed": "amazon.titan-embed-text-v2:0",
              "cohere-embed": "cohere.embed-english-v3"
            },
            "Teams": {
              "oncology": { "Allow": ["claude-sonnet", "claude-haiku", "titan-embed", "cohere-embed"] },
              "research": { "Allow": ["claude-*", "nova-lite", "titan-embed", "cohere-embed"] },
              "billing": { "Allow": ["nova-lite"] }
            }
          },
          // What becomes of identifiers in prompts: Off, Detect, Label, Pseudonym, Erase or Block.
          "Phi": { "Default": { "Policy": "Pseudonym", "Attachments": "Refuse" } },
          // Requests and tokens a minute.
          "Quotas": {
            "EachUser": { "RequestsPerMinute": 600, "TokensPerMinute": 400000 },
            "EachTeam": { "RequestsPerMinute": 3000, "TokensPerMinute": 2000000 }
          }
        }
        """;

    /// <summary>Writes the file if it is not there.</summary>
    public static string WriteOnce(string path)
    {
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Policy + "\n");
        }

        return path;
    }
}
