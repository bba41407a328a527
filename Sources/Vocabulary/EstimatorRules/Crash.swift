/// Ends the process because of something that cannot happen. The only trap door of this package.
package func crash(_ sentence: String) -> Never { preconditionFailure(sentence) }
