package org.unionhall.files;

/**
 * Implemented by every module that keeps files, once for each kind of object that owns some: {@link Files#keep} takes files
 * for these only, so that no file can outlive its owner unnoticed.
 */
public interface FileOwner {

    /** The kind of object, {@code module.object}, as it is given to {@link Files#keep}. */
    String type();

    /**
     * A condition in SQL over the module's own tables: whether the file {@code f} (of {@code files_file}: id, owner_id) is
     * still wanted by its object.
     */
    String wants();
}
