namespace LandPlanner.Stores;

/// <summary>Sentences gathered before they are handed over together.</summary>
public static class Complaints
{
    /// <summary>Adds a sentence in the language of whoever asks.</summary>
    public static void Say(this ICollection<string> complaints, Sentence sentence) => complaints.Add(sentence.ToString());
}
